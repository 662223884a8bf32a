-- A portal is known from its first record on; its name, zone and addresses are configuration.
create table portal (
    id            integer primary key check (id > 0),
    first_seen_at timestamptz not null default now()
);

-- One row. A writer takes its numbers while it holds the row, so numbers become visible in their own order:
-- a slow transaction can never appear behind a number that a reader has already passed.
create table change_sequence (
    value  bigint  not null,
    single boolean primary key default true check (single)
);
insert into change_sequence (value) values (0);

create table article (
    id                      bigint primary key,
    portal_id               integer not null references portal,
    content_id              integer not null check (content_id > 0),
    language                text not null,
    kicker                  text,
    title                   text not null,
    short_title             text,
    summary                 text,
    lead                    text not null, -- how the text begins: excerpts of a list read no bodies
    body_html               text not null,
    body_text               text not null,
    body_markdown           text not null,
    body_blocks             jsonb not null,
    word_count              integer not null,
    reading_minutes         integer not null,
    text_version            integer not null,
    author_id               integer,
    tag_id                  integer,
    source_name             text,
    source_url              text,
    published_at            timestamptz not null,
    event_at                timestamptz,
    event_start             timestamptz,
    event_end               timestamptz,
    created_at              timestamptz,
    updated_at              timestamptz not null,
    comments_enabled        boolean not null,
    display_image           boolean not null,
    display_details         boolean not null,
    display_related_images  boolean not null,
    display_in_slider       boolean not null,
    display_title_in_slider boolean not null,
    display_columns         integer not null,
    rating_average          double precision,
    rating_count            integer,
    rating_last_at          timestamptz,
    source_digest           bytea not null,
    change_number           bigint not null unique,
    changed_at              timestamptz not null,
    -- The CMS numbers contents per portal: both numbers together are the key, in one column that also breaks ties of time.
    constraint article_id_is_portal_and_content check (id = (portal_id::bigint << 32) + content_id)
);
create index article_feed on article (portal_id, language, published_at desc, id desc);
create index article_latest on article (published_at desc, id desc);

create table attachment (
    article_id bigint not null references article on delete cascade,
    position   integer not null,
    number     bigint, -- the CMS's own id, which stands only in the file name
    kind       text not null check (kind in ('IMAGE', 'VIDEO', 'AUDIO', 'DOCUMENT', 'OTHER')),
    title      text,
    extension  text,
    path       text not null,
    width      integer,
    height     integer,
    bytes      integer,
    variants   jsonb not null, -- [{path, format, width, height, nominalWidth, bytes}]: real sizes
    primary key (article_id, position)
);

create table ingest_run (
    id          bigint generated always as identity primary key,
    started_at  timestamptz not null default now(),
    finished_at timestamptz,
    received    bigint not null default 0,
    created     bigint not null default 0,
    updated     bigint not null default 0,
    unchanged   bigint not null default 0,
    stale       bigint not null default 0,
    rejected    bigint not null default 0,
    warnings    bigint not null default 0
);

-- Every record as it came, byte for byte: each edit once, stale ones too.
create table source_record (
    article_id  bigint not null references article on delete cascade,
    digest      bytea not null, -- SHA-256 of the record
    record      bytea not null,
    run_id      bigint not null references ingest_run,
    received_at timestamptz not null default now(),
    primary key (article_id, digest)
);

-- What could not be taken, as it came, with the reason.
create table rejected_record (
    digest      bytea primary key,
    record      bytea not null,
    code        text not null,
    path        text,
    detail      text not null,
    run_id      bigint not null references ingest_run,
    received_at timestamptz not null default now()
);
