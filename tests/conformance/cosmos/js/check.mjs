// Talks to the endpoint named on the command line and fails loudly at the first wrong answer.
import assert from 'node:assert/strict';
import { CosmosClient, BulkOperationType } from '@azure/cosmos';

const client = new CosmosClient({
  endpoint: process.argv[2],
  key: Buffer.from('any key').toString('base64'),
  connectionPolicy: { enableEndpointDiscovery: false, retryOptions: { maxRetryAttemptCount: 0 } },
});

const { database } = await client.databases.createIfNotExists({ id: 'utility' });
const { container } = await database.containers.createIfNotExists({ id: 'accounts', partitionKey: { paths: ['/accountId'] } });

const created = await container.items.create({ id: 'e-1', accountId: 'a-1', cents: 5 });
assert.equal(created.statusCode, 201);
assert.equal((await container.item('e-1', 'a-1').read()).resource.cents, 5);
assert.equal((await container.item('none', 'a-1').read()).statusCode, 404);
await assert.rejects(container.items.create({ id: 'e-1', accountId: 'a-1' }), { code: 409 });
await assert.rejects(
  container.item('e-1', 'a-1').replace({ id: 'e-1', accountId: 'a-1' }, { accessCondition: { type: 'IfMatch', condition: '"old"' } }),
  { code: 412 });

await container.items.upsert({ id: 'e-2', accountId: 'a-2', cents: 7 });
await container.item('e-2', 'a-2').patch([{ op: 'incr', path: '/cents', value: 3 }]);

const batch = await container.items.batch([
  { operationType: BulkOperationType.Create, resourceBody: { id: 'e-3', accountId: 'a-1', cents: 20 } },
  { operationType: BulkOperationType.Read, id: 'e-1' },
], 'a-1');
assert.deepEqual(batch.result.map((result) => result.statusCode), [201, 200]);

const query = async (text, options) => (await container.items.query(text, options).fetchAll()).resources;
assert.deepEqual(await query('SELECT VALUE c.cents FROM c ORDER BY c.cents DESC'), [20, 10, 5]);
assert.deepEqual(await query('SELECT VALUE SUM(c.cents) FROM c'), [35]);
assert.deepEqual(await query('SELECT c.accountId, COUNT(1) AS n FROM c GROUP BY c.accountId'), [{ accountId: 'a-1', n: 2 }, { accountId: 'a-2', n: 1 }]);
assert.deepEqual(await query('SELECT DISTINCT VALUE c.accountId FROM c'), ['a-1', 'a-2']);
assert.deepEqual(await query('SELECT VALUE c.id FROM c ORDER BY c.id OFFSET 1 LIMIT 1'), ['e-2']);
assert.deepEqual(
  await query({ query: 'SELECT VALUE c.id FROM c WHERE c.cents > @least', parameters: [{ name: '@least', value: 6 }] }, { partitionKey: 'a-1' }),
  ['e-3']);

const pages = container.items.query('SELECT * FROM c', { maxItemCount: 2 });
let seen = 0;
while (pages.hasMoreResults()) seen += ((await pages.fetchNext()).resources ?? []).length;
assert.equal(seen, 3);
assert.equal((await container.items.readAll().fetchAll()).resources.length, 3);

assert.equal((await container.item('e-1', 'a-1').delete()).statusCode, 204);
await database.delete();
client.dispose();
console.log('javascript check passed');
