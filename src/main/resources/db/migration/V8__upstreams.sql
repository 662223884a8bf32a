-- What is known of each system that content is pulled from. It changes only while the lock of its name is held.
create table upstream (
    name            text primary key,
    since           timestamptz, -- when what came last was asked for, by the upstream's own clock
    validated_uri   text,        -- what the next two are of
    etag            text,
    last_modified   text,
    last_try_at     timestamptz,
    last_success_at timestamptz,
    failure         text,        -- why the last try failed; null where it did not
    not_before      timestamptz, -- until when the upstream wants to be left alone
    last_pull       json         -- the report of the last try that asked for anything
);
