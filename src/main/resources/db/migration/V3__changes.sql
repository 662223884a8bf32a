-- Whether clients may have seen the article: only then do they hear of its removal, so that no embargo leaks.
alter table article add column seen boolean not null default true;
alter table article alter column seen drop default;

-- What becomes a change by the passing of time alone: the end of an embargo, and a removal that was set for later.
create index article_release on article (published_at) where changed_at < published_at;
create index article_removal on article (removed_at) where changed_at < removed_at;
-- Tombstones, by which an old token is known to have missed one.
create index article_tombstone on article (change_number) where removed_at is not null;
