-- The state of each system that content is pulled from. Only the holder of the upstream's advisory lock writes its row.
create table upstream (
    name            text primary key,
    since           timestamptz, -- start of the next pull, by the upstream's own clock
    validated_uri   text,        -- the URL that etag and last_modified belong to
    etag            text,
    last_modified   text,
    last_try_at     timestamptz,
    last_success_at timestamptz,
    failure         text,        -- why the last try failed; null if it succeeded
    not_before      timestamptz, -- no pull until then: the upstream's Retry-After
    last_pull       json         -- report of the last pull that sent a request
);
