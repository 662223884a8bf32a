-- What a run was for, and what it had to tell.
alter table ingest_run
    add column kind         text not null default 'IMPORT' check (kind in ('IMPORT', 'RETRY', 'REPROCESS')),
    add column problems     json not null default '[]', -- the first ones, as in the report
    add column unknown_keys json not null default '{}', -- how often, by path
    -- How far a run has come that derives all articles again: the id of the last one. The next one goes on there.
    add column everything   boolean not null default false,
    add column position     bigint not null default 0;

-- Rejected records are read page by page, those that a run rejected last first.
create index rejected_record_run on rejected_record (run_id, digest);

-- Which version of the gateway chose the words; what an older one derived is found by its version.
alter table article_search add column version integer not null default 1;
create index article_search_version on article_search (version);
create index article_text_version on article (text_version);
