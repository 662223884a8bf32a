-- The words of title, summary and body, in descending weight, normalized so that all spellings of a word match.
create table article_search (
    article_id    bigint primary key references article on delete cascade,
    configuration text not null, -- text search configuration of PostgreSQL that stems the article's language
    vector        tsvector not null,
    version       integer not null default 1 -- of the code that derived the vector
);
create index article_search_vector on article_search using gin (vector);

-- Reprocessing finds search documents of older versions.
create index article_search_version on article_search (version);

-- The configurations in use: a search without a language queries each of them.
create table search_configuration (
    name text primary key
);
