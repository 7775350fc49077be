// Talks to the namespace whose connection string is on the command line and fails loudly at the first wrong answer.
import assert from 'node:assert/strict';
import { ServiceBusClient } from '@azure/service-bus';

const client = new ServiceBusClient(process.argv[2], { retryOptions: { maxRetries: 0 } });

async function publishAndSettle() {
  const sender = client.createSender('payments');
  await sender.sendMessages({
    messageId: 'p-1', subject: 'PaymentPosted.v1', body: { cents: 1250 }, applicationProperties: { source: 'portal', attempt: 3, late: true },
  });
  const receiver = client.createReceiver('payments');
  const [payment] = await receiver.receiveMessages(1);
  assert.equal(payment.messageId, 'p-1');
  assert.equal(payment.subject, 'PaymentPosted.v1');
  assert.deepEqual(payment.body, { cents: 1250 });
  assert.deepEqual({ ...payment.applicationProperties }, { source: 'portal', attempt: 3, late: true });
  await receiver.abandonMessage(payment, { attempt: 4 });
  const [again] = await receiver.receiveMessages(1);
  assert.equal(again.deliveryCount, 1);
  assert.equal(again.applicationProperties.attempt, 4);
  await receiver.renewMessageLock(again);
  await receiver.completeMessage(again);
  await assert.rejects(receiver.completeMessage(again));
}

async function withoutId() {
  await client.createSender('payments').sendMessages({ body: 'no id' });
  const receiver = client.createReceiver('payments');
  const [message] = await receiver.receiveMessages(1);
  assert.ok(message.messageId);
  await receiver.completeMessage(message);
}

async function batchAndPeek() {
  const sender = client.createSender('payments');
  const batch = await sender.createMessageBatch();
  for (let number = 0; number < 5; number++) assert.ok(batch.tryAddMessage({ messageId: `b-${number}`, body: number }));
  await sender.sendMessages(batch);
  const receiver = client.createReceiver('payments', { receiveMode: 'receiveAndDelete' });
  assert.deepEqual((await receiver.peekMessages(10)).map((message) => message.body), [0, 1, 2, 3, 4]);
  const received = [];
  while (received.length < 5) received.push(...await receiver.receiveMessages(5 - received.length));
  assert.deepEqual(received.map((message) => message.messageId), ['b-0', 'b-1', 'b-2', 'b-3', 'b-4']);
  assert.deepEqual(await receiver.peekMessages(10, { fromSequenceNumber: received[0].sequenceNumber }), []);
  await receiver.close();
}

async function deadLetterAndDefer() {
  await client.createSender('payments').sendMessages([{ messageId: 'bad', body: 'bad' }, { messageId: 'early', body: 'early' }]);
  const receiver = client.createReceiver('payments');
  const [bad] = await receiver.receiveMessages(1);
  const [early] = await receiver.receiveMessages(1);
  await receiver.deadLetterMessage(bad, { deadLetterReason: 'InvalidMessage', deadLetterErrorDescription: 'amount is missing' });
  await receiver.deferMessage(early);
  const graveyard = client.createReceiver('payments', { subQueueType: 'deadLetter', receiveMode: 'receiveAndDelete' });
  const [dead] = await graveyard.receiveMessages(1);
  assert.equal(dead.deadLetterReason, 'InvalidMessage');
  assert.equal(dead.deadLetterErrorDescription, 'amount is missing');
  const [deferred] = await receiver.receiveDeferredMessages(early.sequenceNumber);
  assert.equal(deferred.body, 'early');
  await receiver.completeMessage(deferred);
}

async function schedule() {
  const sender = client.createSender('payments');
  const due = new Date('2100-01-01T00:00:00Z');
  const [first, second] = await sender.scheduleMessages([{ messageId: 's-1', body: 1 }, { messageId: 's-2', body: 2 }], due);
  const receiver = client.createReceiver('payments');
  assert.deepEqual((await receiver.peekMessages(10)).map((message) => message.state), ['scheduled', 'scheduled']);
  await sender.cancelScheduledMessages([first, second]);
  assert.deepEqual(await client.createReceiver('payments').peekMessages(10), []);
}

async function sessions() {
  await client.createSender('ordered').sendMessages([
    { sessionId: 'a', body: 'a1' }, { sessionId: 'b', body: 'b1' }, { sessionId: 'a', body: 'a2' },
  ]);
  const session = await client.acceptSession('ordered', 'a');
  const received = [];
  while (received.length < 2) received.push(...await session.receiveMessages(2 - received.length));
  assert.deepEqual(received.map((message) => message.body), ['a1', 'a2']);
  for (const message of received) await session.completeMessage(message);
  await session.setSessionState('step 2');
  await session.renewSessionLock();
  assert.ok(session.sessionLockedUntilUtc > new Date());
  assert.equal(await session.getSessionState(), 'step 2');
  await assert.rejects(client.acceptSession('ordered', 'a'), { code: 'SessionCannotBeLocked' });
  const next = await client.acceptNextSession('ordered');
  assert.equal(next.sessionId, 'b');
  await next.close();
  await session.close();
}

async function subscribe() {
  await client.createSender('payments').sendMessages([{ body: 'one' }, { body: 'two' }]);
  const receiver = client.createReceiver('payments');
  const seen = [];
  await new Promise((resolve, reject) => {
    receiver.subscribe({
      processMessage: async (message) => { seen.push(message.body); if (seen.length === 2) resolve(); },
      processError: async ({ error }) => reject(error),
    });
  });
  await receiver.close();
  assert.deepEqual(seen.sort(), ['one', 'two']);
}

async function refusals() {
  await assert.rejects(client.createSender('nowhere').sendMessages({ body: 1 }), { code: 'MessagingEntityNotFound' });
  await assert.rejects(client.createReceiver('ordered').receiveMessages(1));
}

for (const check of [publishAndSettle, withoutId, batchAndPeek, deadLetterAndDefer, schedule, sessions, subscribe, refusals]) {
  try {
    await check();
  } catch (failed) {
    console.error(`${check.name}:`, failed);
    process.exit(1);
  }
}
await client.close();
console.log('javascript check passed');
