-- The words of an article, normalized so that all spellings of a word match. Language and times are the article's: a search
-- reads them, and the words that it ranks by, from one row for each match.
create table article_search (
    article_id    bigint primary key references article on delete cascade,
    configuration text not null, -- text search configuration of PostgreSQL that stems the article's language
    language      text not null,
    published_at  timestamptz not null,
    removed_at    timestamptz,
    version       integer not null default 1, -- of the code that derived the vectors
    ranking       tsvector not null, -- the words that decide the score
    vector        tsvector not null -- all words; of title, kicker and summary, and body, in descending weight
);
-- Inline: a match is ranked without a look-up in the TOAST table.
alter table article_search alter column ranking set storage main;
create index article_search_vector on article_search using gin (vector);

-- Reprocessing finds search documents of older versions.
create index article_search_version on article_search (version);

-- The configurations in use: a search without a language queries each of them.
create table search_configuration (
    name text primary key
);
