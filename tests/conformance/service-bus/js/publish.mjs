// Publishes one payment, as a partner's program would: node publish.mjs CONNECTION PAYMENT ACCOUNT
import { ServiceBusClient } from '@azure/service-bus';

const [connection, paymentId, accountId] = process.argv.slice(2);
const client = new ServiceBusClient(connection);
await client.createSender('payments').sendMessages({
  messageId: paymentId, subject: 'PaymentReceived.v1', contentType: 'application/json', applicationProperties: { source: 'portal' },
  body: { paymentId, channel: 'Portal', tender: 'Card', externalId: `receipt-${paymentId}`, accountId, amount: 25.4, receivedAt: '2026-03-02T14:05:00Z' },
});
await client.close();
console.log('published');
