create table ingest_run (
    id           bigint generated always as identity primary key,
    kind         text not null default 'IMPORT' check (kind in ('IMPORT', 'RETRY', 'REPROCESS')),
    state        text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'BROKEN_OFF', 'FAILED')),
    started_at   timestamptz not null default now(),
    alive_at     timestamptz not null default now(), -- heartbeat: a run whose process died is found by it
    finished_at  timestamptz,
    bytes        bigint not null default 0, -- read so far; compressed ones where the import is gzipped
    received     bigint not null default 0,
    created      bigint not null default 0,
    updated      bigint not null default 0,
    unchanged    bigint not null default 0,
    stale        bigint not null default 0,
    rejected     bigint not null default 0,
    warnings     bigint not null default 0,
    problems     json not null default '[]', -- the first ones, as in the report
    unknown_keys json not null default '{}', -- number of occurrences by path
    -- A run that reprocesses all articles stores the id of the last one, so that the next run can resume after it.
    everything   boolean not null default false,
    position     bigint not null default 0
);
create index ingest_run_running on ingest_run (alive_at) where state = 'RUNNING';

-- Every imported record, byte for byte: each edit once, stale ones too.
create table source_record (
    article_id  bigint not null references article on delete cascade,
    digest      bytea not null, -- SHA-256 of the record
    record      bytea not null,
    format      text not null default 'CMS', -- selects the reader when the record is reprocessed
    run_id      bigint not null, -- the run may have been deleted
    received_at timestamptz not null default now(),
    primary key (article_id, digest)
);

-- Records that could not be imported, byte for byte, with the reason. They can be retried.
create table rejected_record (
    digest      bytea primary key, -- SHA-256 of the record
    record      bytea not null,
    format      text not null default 'CMS', -- selects the reader when the record is retried
    code        text not null,
    path        text,
    detail      text not null,
    article_id  bigint, -- if the record tells it; there may be no such article
    run_id      bigint not null references ingest_run, -- the last run that rejected it
    received_at timestamptz not null default now()
);

-- Rejected records are listed page by page, those of the latest run first.
create index rejected_record_run on rejected_record (run_id, digest);

-- Erasing an article deletes its rejected records too.
create index rejected_record_article on rejected_record (article_id) where article_id is not null;
