-- How far a run is and how it ended. One that is RUNNING says every few seconds that it is alive.
alter table ingest_run
    add column state    text not null default 'RUNNING'
        check (state in ('RUNNING', 'DONE', 'BROKEN_OFF', 'FAILED')),
    add column bytes    bigint not null default 0, -- read so far, as they came
    add column alive_at timestamptz not null default now();
update ingest_run set state = case when finished_at is null then 'FAILED' else 'DONE' end;
create index ingest_run_running on ingest_run (alive_at) where state = 'RUNNING';

-- lz4 takes a tenth of the time of PostgreSQL's own compression, which else is a fifth of what a record costs. Not every
-- PostgreSQL is built with it.
do $$
begin
    if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals)) then
        alter table article
            alter column body_html set compression lz4,
            alter column body_text set compression lz4,
            alter column body_markdown set compression lz4,
            alter column body_blocks set compression lz4;
        alter table article_search alter column vector set compression lz4;
        alter table source_record alter column record set compression lz4;
        alter table rejected_record alter column record set compression lz4;
    end if;
end
$$;
