using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Steers the one orchestration of a test, past the client and its HTTP functions.</summary>
internal static class HubCalls
{
    private const string Id = "s";

    public static Task BeginAsync(this TaskHub hub, string name) => hub.StartInstanceAsync(new CreateInstanceRequest { Name = name, InstanceId = Id });

    public static Task DecideAsync(this TaskHub hub) =>
        hub.SendAsync(hub.FindReceiver(Id, "Decision")!, new InboxMessage(HistoryEvents.Raised(new Timestamp(), "Decision", "\"approved\"")));

    public static async Task<string> StatusAsync(this TaskHub hub)
    {
        var found = (await hub.GetInstanceAsync(Id, withPayloads: true))!;
        return $"{found.OrchestrationStatus}: {found.Output}";
    }

    /// <summary>How many decisions turns have taken.</summary>
    public static async Task<int> DecidedAsync(this TaskHub hub) =>
        (await hub.ReadHistoryAsync(Id))!.Count(happened => happened.EventRaised is not null);
}
