using Microsoft.DurableTask.Protobuf;

namespace Serverless.Tests.Conformance.Durable.Sessions;

/// <summary>What a turn's request says of its history.</summary>
/// <param name="PastEvents">How many came with it.</param>
/// <param name="HasHistory">What its property says; null without the properties of sessions.</param>
internal sealed record GivenTurn(string InstanceId, int PastEvents, bool? HasHistory)
{
    public static GivenTurn Of(OrchestratorRequest request) => new(
        request.InstanceId, request.PastEvents.Count, request.Properties.TryGetValue("IncludeState", out var value) ? value.BoolValue : null);
}
