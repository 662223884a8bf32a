-- The first record of a portal inserts its row. Name, time zone and URLs of a portal are configuration.
create table portal (
    id            integer primary key check (id > 0),
    first_seen_at timestamptz not null default now()
);

create table article (
    id                      bigint primary key,
    portal_id               integer not null references portal,
    content_id              integer not null check (content_id > 0),
    language                text not null,
    kicker                  text,
    title                   text not null,
    short_title             text,
    summary                 text,
    lead                    text not null, -- the beginning of the text, so that excerpts in a list read no bodies
    body_html               text not null, -- sanitized; Markdown and blocks are derived from it on request
    body_text               text not null,
    word_count              integer not null,
    reading_minutes         integer not null,
    text_version            integer not null, -- of the code that derived the texts
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
    removed_at              timestamptz, -- the article is visible until then; may be in the future
    removal_reason          text check (removal_reason in ('WITHDRAWN', 'EXPIRED')),
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
    lead_image              text, -- JSON of the first image among the attachments: lists read no attachments for it
    source_digest           bytea not null, -- SHA-256 of the record that the article was made from
    change_number           bigint not null unique,
    changed_at              timestamptz not null,
    -- Whether clients may have seen the article. Only then is its removal published: else embargoes would leak.
    seen                    boolean not null,
    -- The CMS numbers contents per portal. Both numbers in one column make a short key that also breaks ties in lists.
    constraint article_id_is_portal_and_content check (id = (portal_id::bigint << 32) + content_id),
    constraint article_removal_has_a_reason check ((removed_at is null) = (removal_reason is null))
);

-- One index per combination of filter and order. Scanned backwards, it serves the opposite order.
create index article_latest on article (published_at desc, id desc);
create index article_portal on article (portal_id, published_at desc, id desc);
create index article_feed on article (portal_id, language, published_at desc, id desc);
create index article_tag on article (tag_id, published_at desc, id desc) where tag_id is not null;
create index article_author on article (author_id, published_at desc, id desc) where author_id is not null;
create index article_language on article (language, published_at desc, id desc);
create index article_content on article (content_id);
create index article_edited on article (updated_at desc, id desc);
create index article_portal_edited on article (portal_id, updated_at desc, id desc);

-- Reprocessing finds articles of older versions.
create index article_text_version on article (text_version);

create table attachment (
    article_id bigint not null references article on delete cascade,
    position   integer not null,
    number     bigint, -- the CMS's id of the file, taken from the file name: no field has it
    kind       text not null check (kind in ('IMAGE', 'VIDEO', 'AUDIO', 'DOCUMENT', 'OTHER')),
    title      text,
    extension  text,
    path       text not null, -- percent-encoded, relative to the portal's media URL
    bytes      integer,
    picture    text, -- JSON of its files with their real sizes; null for other kinds
    primary key (article_id, position)
);
