-- The last change that each cache in front was purged for. A replica holds the row lock while it purges the cache:
-- no two replicas purge it at once.
create table purge_position (
    cache         text primary key, -- its URL
    change_number bigint not null
);
