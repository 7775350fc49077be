using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;

namespace Serverless.Tests.Unit.Messaging;

/// <summary>Messages as the bus hands them over.</summary>
internal static class Message
{
    /// <param name="source">What application property <c>source</c> holds; it is left out when null.</param>
    public static ServiceBusReceivedMessage Received(JsonNode body, string id = "pay-1", string subject = "PaymentReceived.v1", object? source = null) =>
        Received(body.ToJsonString(), id, subject, source);

    /// <inheritdoc cref="Received(JsonNode, string, string, object?)"/>
    public static ServiceBusReceivedMessage Received(string body, string id = "pay-1", string subject = "PaymentReceived.v1", object? source = null) =>
        ServiceBusModelFactory.ServiceBusReceivedMessage(
            body: BinaryData.FromString(body), messageId: id, subject: subject, deliveryCount: 1,
            properties: source is null ? null : new Dictionary<string, object> { ["source"] = source });
}
