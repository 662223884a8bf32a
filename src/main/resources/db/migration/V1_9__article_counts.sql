-- The number of articles that are not removed, embargoed ones included, by what lists are filtered by: in all, per tag, per
-- author and per month of publication in UTC (12 * year + month).
create table article_count (
    facet     text    not null check (facet in ('ALL', 'TAG', 'AUTHOR', 'MONTH')),
    value     integer not null,
    portal_id integer not null,
    language  text    not null,
    has_image boolean not null,
    articles  bigint  not null,
    primary key (facet, value, portal_id, language, has_image)
);

create function publication_month(at timestamptz) returns integer language sql immutable parallel safe as $$
    select cast(12 * extract(year from at at time zone 'UTC') + extract(month from at at time zone 'UTC') as integer)
$$;

-- Adds the changed rows to the counts, or subtracts them: the argument is 1 or -1.
create function count_articles() returns trigger language plpgsql as $$
begin
    insert into article_count as total (facet, value, portal_id, language, has_image, articles)
    select facet, value, portal_id, language, lead_image is not null, tg_argv[0]::integer * count(*)
    from changed cross join lateral (
        values ('ALL', 0), ('TAG', tag_id), ('AUTHOR', author_id), ('MONTH', publication_month(published_at))) f (facet, value)
    where value is not null
      -- A removal later than changed_at is scheduled, or due and not recorded yet.
      and (removed_at is null or changed_at < removed_at)
    group by 1, 2, 3, 4, 5
    order by 1, 2, 3, 4, 5 -- so that two writers lock the rows in the same order
    on conflict (facet, value, portal_id, language, has_image)
    do update set articles = total.articles + excluded.articles;
    return null;
end
$$;

create trigger article_count_inserted after insert on article
referencing new table as changed for each statement execute function count_articles('1');
create trigger article_count_update_added after update on article
referencing new table as changed for each statement execute function count_articles('1');
create trigger article_count_update_subtracted after update on article
referencing old table as changed for each statement execute function count_articles('-1');
create trigger article_count_deleted after delete on article
referencing old table as changed for each statement execute function count_articles('-1');

-- Counts all articles anew. Never needed, unless somebody has disabled the triggers.
create function recount_articles() returns void language sql as $$
    lock table article in share mode;
    delete from article_count;
    insert into article_count
    select facet, value, portal_id, language, lead_image is not null, count(*)
    from article cross join lateral (
        values ('ALL', 0), ('TAG', tag_id), ('AUTHOR', author_id), ('MONTH', publication_month(published_at))) f (facet, value)
    where value is not null and (removed_at is null or changed_at < removed_at)
    group by 1, 2, 3, 4, 5;
$$;
