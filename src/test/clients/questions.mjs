// What each client asks and has to be told, whatever way it goes over the wire.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [ferries, library, older] = JSON.parse(readFileSync(new URL('records.json', import.meta.url)));

// A gateway that has run before knows older documents already: a name of its own makes each run's new.
const run = randomBytes(4).toString('hex');

/** The GraphQL endpoint that a script was started with. */
export const url = process.argv[2];

export const documents = {
  feed: `query Feed_${run}($first: Int!, $after: String) {
    articles(first: $first, after: $after, filter: {portal: 2}) {
      nodes { contentId title direction publishedAt image { variant(width: 300) { width height } } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  article: `query Article_${run}($contentId: Int!) {
    articleByContentId(portal: 2, contentId: $contentId) { title language bodyText }
  }`,
  search: `query Search_${run}($words: String!) {
    search(query: $words) { edges { node { contentId } } }
  }`,
};

/**
 * Reads a feed to its end, two articles, one that is not there, and searches.
 *
 * @param ask takes a document and its variables and returns the data, or throws an error with the answer's codes
 */
export async function askAll(ask) {
  const newest = (await ask(documents.feed, { first: 2 })).articles;
  assert.deepEqual(newest.nodes.map(plain), [
    {
      contentId: 2, title: library.content_title, direction: 'RTL',
      publishedAt: '2026-06-19T12:00:00+03:30', image: null,
    },
    {
      contentId: 1, title: ferries.content_title, direction: 'LTR',
      publishedAt: '2026-06-18T12:00:00+03:30', image: { variant: { width: 300, height: 169 } },
    },
  ]);
  assert.equal(newest.pageInfo.hasNextPage, true);
  const rest = (await ask(documents.feed, { first: 2, after: newest.pageInfo.endCursor })).articles;
  assert.deepEqual(rest.nodes.map(({ title }) => title), [older.content_title]);
  assert.equal(rest.pageInfo.hasNextPage, false);

  assert.deepEqual(plain((await ask(documents.article, { contentId: 1 })).articleByContentId), {
    title: ferries.content_title, language: 'en',
    bodyText: 'The last diesel ferry tied up.\n\nTea in the café is free.',
  });
  assert.deepEqual(plain((await ask(documents.article, { contentId: 2 })).articleByContentId), {
    title: library.content_title, language: 'fa', bodyText: 'قطار هر روز ساعت ۷ می‌رسد.',
  });
  assert.equal((await ask(documents.article, { contentId: 4 })).articleByContentId, null);

  // In an address these have to be escaped, and unescaped just once.
  const found = (await ask(documents.search, { words: '100% +café & "diesel ferry" #?=' })).search;
  assert.deepEqual(found.edges.map(({ node }) => node.contentId), [1]);

  await assert.rejects(ask(documents.feed, { first: 101 }), ({ codes }) => {
    assert.deepEqual(codes, ['PAGE_SIZE_EXCEEDED']);
    return true;
  });
}

/** `fetch` for a client, with a list of what it sent and was answered. */
export function tapped() {
  const exchanges = [];
  return {
    exchanges,
    fetch: async (address, options) => {
      const response = await fetch(address, options);
      const sent = options.body ? JSON.parse(options.body) : Object.fromEntries(new URL(address).searchParams);
      exchanges.push({
        method: options.method ?? 'GET',
        document: sent.query !== undefined,
        hash: sent.extensions !== undefined,
        status: response.status,
      });
      return response;
    },
  };
}

/** What went over the wire, for a person who reads the log. */
export function print(title, exchanges) {
  console.log(title);
  for (const { method, document, hash, status } of exchanges) {
    console.log(`  ${method} ${[hash && 'hash', document && 'document'].filter(Boolean).join(' and ')}: ${status}`);
  }
}

// Apollo adds type names to what is selected.
function plain(value) {
  return JSON.parse(JSON.stringify(value, (key, nested) => (key === '__typename' ? undefined : nested)));
}
