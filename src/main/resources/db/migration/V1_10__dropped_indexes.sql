-- Indexes that a bulk import has dropped, until they are built again.
create table dropped_index (
    name       text primary key,
    definition text not null -- the statement that creates the index
);
