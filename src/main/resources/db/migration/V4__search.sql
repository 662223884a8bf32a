-- What an article is found by: its words, folded to one spelling each, title before summary before body.
create table article_search (
    article_id    bigint primary key references article on delete cascade,
    configuration text not null, -- how its language is stemmed: a text search configuration of PostgreSQL
    vector        tsvector not null
);
create index article_search_vector on article_search using gin (vector);

-- The configurations in use: a search without a language asks in each of them.
create table search_configuration (
    name text primary key
);
