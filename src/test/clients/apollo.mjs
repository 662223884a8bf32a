// Apollo Client with automatic persisted queries: the hash by GET, and the document by POST where it is not known yet.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { askAll, documents, print, tapped, url } from './questions.mjs';

const count = Object.keys(documents).length;

const first = await talk();
print('The first app', first);
assert.ok(first.every(({ hash }) => hash));
const registered = first.filter(({ document }) => document);
assert.equal(registered.length, count, 'each document is sent once');
assert.ok(registered.every(({ method, status }) => method === 'POST' && status === 200));

const second = await talk();
print('The second app', second);
assert.ok(second.every(({ method, document, hash }) => method === 'GET' && hash && !document), 'sends hashes alone');

/** An app of its own, with an empty cache, asks everything. */
async function talk() {
  const { fetch, exchanges } = tapped();
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: new PersistedQueryLink({
      sha256: (document) => createHash('sha256').update(document).digest('hex'),
      useGETForHashedQueries: true,
    }).concat(new HttpLink({ uri: url, fetch })),
  });
  await askAll(async (document, variables) => {
    try {
      return (await client.query({ query: gql(document), variables })).data;
    } catch (error) {
      throw CombinedGraphQLErrors.is(error) ? withCodes(error) : error;
    }
  });
  return exchanges;
}

function withCodes(error) {
  return Object.assign(new Error(error.message), { codes: error.errors.map(({ extensions }) => extensions.code) });
}
