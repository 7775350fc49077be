using Serverless.LocalDev.ServiceBus;

namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>What the sample application's functions listen to and send to.</summary>
internal static class SampleEntities
{
    public const string Events = "events";

    private static readonly string[] Queues =
    [
        "singles", "batches", "traced", "described", "manual", "automatic", "manual-batches", "texts", "bytes", "memories", "binaries", "typed",
        "text-batches", "bytes-batches", "typed-batches", "sends-text", "sends-typed", "sends-several", "sends-bytes",
        "sends-nowhere", "sends-both", "sent",
    ];

    public static ServiceBusEntities Of(EntityOptions options) => new()
    {
        Queues =
        [
            .. Queues.Select(name => new QueueDefinition(name, options)),
            .. new[] { "sessions", "session-batches" }.Select(name => new QueueDefinition(name, options with { RequiresSession = true })),
        ],
        Topics = [new TopicDefinition(Events, new EntityOptions(), [new("audit", options, []), new("copies", options, [])])],
    };
}
