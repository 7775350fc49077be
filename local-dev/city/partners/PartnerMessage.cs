using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using Serverless.Orchestrations.Contracts;

namespace Serverless.LocalDev.Partners;

/// <summary>One message as a partner sends it, right or wrong.</summary>
/// <param name="Source">The sending system's name; goes along as application property <c>source</c>.</param>
public sealed record PartnerMessage(string Queue, string Subject, string MessageId, ReadOnlyMemory<byte> Body, string Source)
{
    /// <summary>False for what is refused, and for a repetition: no document bears its id, or another sending brought it.</summary>
    public bool LeavesDocument { get; init; } = true;

    public static PartnerMessage Of<T>(string queue, T message) where T : class, IContract =>
        new(queue, T.Subject, message.Key, JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Options), SampleSenders.Of(message));

    /// <summary>The same sending again.</summary>
    public PartnerMessage Repeated() => this with { LeavesDocument = false };

    /// <summary>As a sender with a mistake in it would send: the field is missing.</summary>
    public PartnerMessage Without(string field) => Changed(body => body.Remove(field));

    /// <summary>As a sender with a mistake in it would send: the field holds something else.</summary>
    public PartnerMessage With(string field, JsonNode value) => Changed(body => body[field] = value);

    /// <summary>As a broken system would send: nobody can read it.</summary>
    public PartnerMessage AsNonsense() => this with { Body = Encoding.UTF8.GetBytes(PartnerFaults.Nonsense), LeavesDocument = false };

    public ServiceBusMessage ToServiceBusMessage() => new(Body)
    {
        MessageId = MessageId,
        Subject = Subject,
        CorrelationId = MessageId,
        ContentType = "application/json",
        ApplicationProperties = { ["source"] = Source },
    };

    private PartnerMessage Changed(Action<JsonObject> change)
    {
        var body = JsonNode.Parse(Body.Span)!.AsObject();
        change(body);
        return this with { Body = JsonSerializer.SerializeToUtf8Bytes(body, ContractJson.Options), LeavesDocument = false };
    }
}
