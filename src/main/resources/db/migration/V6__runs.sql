-- What a run was for, and what it had to tell.
alter table ingest_run
    add column kind         text not null default 'IMPORT' check (kind in ('IMPORT', 'RETRY', 'REPROCESS')),
    add column problems     json not null default '[]', -- the first ones, as in the report
    add column unknown_keys json not null default '{}'; -- how often, by path

-- Rejected records are read page by page, those that a run rejected last first.
create index rejected_record_run on rejected_record (run_id, digest);
