-- lz4 takes a tenth of the time of pglz, PostgreSQL's default, which is a fifth of the cost of importing a record.
-- A PostgreSQL that was built without lz4 keeps the default.
do $$
begin
    if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals)) then
        alter table article
            alter column body_html set compression lz4,
            alter column body_text set compression lz4;
        alter table article_search
            alter column ranking set compression lz4,
            alter column vector set compression lz4;
        alter table source_record alter column record set compression lz4;
        alter table rejected_record alter column record set compression lz4;
    end if;
end
$$;
