-- The words by which related articles are found.
alter table article add column key_terms text[] not null default '{}';

-- One row for each key term of each article, unless the article is removed. No index of PostgreSQL returns the latest
-- articles with a word, so triggers maintain this table as if it were one.
create table article_term (
    portal_id    integer     not null,
    language     text        not null,
    term         text        not null collate "C",
    published_at timestamptz not null,
    article_id   bigint      not null,
    primary key (portal_id, language, term, published_at, article_id)
);

create function index_key_terms() returns trigger language plpgsql as $$
begin
    if tg_op in ('UPDATE', 'DELETE') then
        delete from article_term
        where portal_id = old.portal_id and language = old.language and term = any (old.key_terms)
          and published_at = old.published_at and article_id = old.id;
    end if;
    -- A removal later than changed_at is scheduled, or due and not recorded yet.
    if tg_op in ('INSERT', 'UPDATE') and (new.removed_at is null or new.changed_at < new.removed_at) then
        insert into article_term (portal_id, language, term, published_at, article_id)
        select new.portal_id, new.language, term, new.published_at, new.id from unnest(new.key_terms) term;
    end if;
    return null;
end
$$;

create trigger article_terms after insert or delete on article for each row execute function index_key_terms();

create trigger article_terms_update after update on article for each row
when ((old.language, old.published_at, old.key_terms, old.removed_at is null or old.changed_at < old.removed_at)
      is distinct from
      (new.language, new.published_at, new.key_terms, new.removed_at is null or new.changed_at < new.removed_at))
execute function index_key_terms();
