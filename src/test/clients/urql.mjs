// urql with persisted queries: the hash by GET, and the document too where it is not known yet.
import assert from 'node:assert/strict';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { askAll, documents, print, tapped, url } from './questions.mjs';

const count = Object.keys(documents).length;

const first = await talk();
print('The first app', first);
assert.ok(first.every(({ method, hash }) => method === 'GET' && hash));
assert.equal(first.filter(({ document }) => document).length, count, 'each document is sent once');

const second = await talk();
print('The second app', second);
assert.ok(second.every(({ method, document, hash }) => method === 'GET' && hash && !document), 'sends hashes alone');

/** An app of its own asks everything. */
async function talk() {
  const { fetch, exchanges } = tapped();
  const client = new Client({
    url,
    fetch,
    exchanges: [persistedExchange({ preferGetForPersistedQueries: true }), fetchExchange],
  });
  await askAll(async (document, variables) => {
    const { data, error } = await client.query(document, variables).toPromise();
    if (error?.networkError) {
      throw error;
    }
    if (error) {
      const codes = error.graphQLErrors.map(({ extensions }) => extensions.code);
      throw Object.assign(new Error(error.message), { codes });
    }
    return data;
  });
  return exchanges;
}
