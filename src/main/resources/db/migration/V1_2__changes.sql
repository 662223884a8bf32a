-- A single row. A writer allocates change numbers while it holds the row lock, so that they are committed in their own
-- order: no transaction can commit a number below one that a client has already synchronized to.
create table change_sequence (
    value       bigint  not null,
    -- Signs entity tags, the same for all processes. Forged ones would tell when a hidden article changes.
    signing_key bytea   not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    single      boolean primary key default true check (single)
);
insert into change_sequence (value) values (0);

-- Scheduled changes, which time makes without any write: the end of an embargo, and a removal that was set for later.
create index article_release on article (published_at) where changed_at < published_at;
create index article_removal on article (removed_at) where changed_at < removed_at;

-- Finds out whether a sync token is older than a tombstone that has expired.
create index article_tombstone on article (change_number) where removed_at is not null;
