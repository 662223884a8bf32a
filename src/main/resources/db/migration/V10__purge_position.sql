-- How far each cache in front has been told of changes. Whoever tells it holds the row.
create table purge_position (
    cache         text primary key, -- its address
    change_number bigint not null
);
