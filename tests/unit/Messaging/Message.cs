using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;

namespace Serverless.Tests.Unit.Messaging;

/// <summary>Messages as the bus hands them over.</summary>
internal static class Message
{
    public static ServiceBusReceivedMessage Received(JsonNode body, string id = "pay-1", string subject = "PaymentReceived.v1") =>
        Received(body.ToJsonString(), id, subject);

    public static ServiceBusReceivedMessage Received(string body, string id = "pay-1", string subject = "PaymentReceived.v1") =>
        ServiceBusModelFactory.ServiceBusReceivedMessage(body: BinaryData.FromString(body), messageId: id, subject: subject, deliveryCount: 1);
}
