using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>The document a history is kept in.</summary>
public sealed class RecordedHistoryTests
{
    private static readonly Timestamp At = new DateTime(2026, 3, 1, 14, 0, 0, DateTimeKind.Utc).ToTimestamp();

    [Theory]
    [InlineData("{\"a\":[1.50,null,\"\\u002B \\\"x\\\"\"],\"b\":{}}")]
    [InlineData("\"just text\"")]
    [InlineData("null")]
    [InlineData("5616.00")]
    [InlineData("not JSON")]
    [InlineData("")]
    public void A_payload_comes_back_as_the_same_value_whatever_it_is(string payload)
    {
        var recorded = new RecordedHistory([Started(payload), new HistoryEvent { EventId = -1, Timestamp = At, EventRaised = new() { Name = "Go", Input = payload } }]);
        var read = RecordedHistory.FromJson(recorded.ToJson());
        Assert.Equal(payload.Replace("\\u002B", "+", StringComparison.Ordinal), read.Events[0].ExecutionStarted.Input);
        Assert.Equal(read.Events[0].ExecutionStarted.Input, read.Events[1].EventRaised.Input);
    }

    [Fact]
    public void A_document_has_a_line_an_event_as_long_as_it_fits()
    {
        var timer = new HistoryEvent { EventId = 3, Timestamp = At, TimerCreated = new() { FireAt = At } };
        var json = new RecordedHistory([Started("""{"words":["one","two"]}"""), timer]).ToJson();
        Assert.Equal(
            """
            [
              {
                "eventId": -1,
                "timestamp": "2026-03-01T14:00:00Z",
                "executionStarted": { "name": "Order", "version": "1.0", "input": { "words": ["one", "two"] }, "orchestrationInstance": { "instanceId": "one", "executionId": "first" } }
              },
              { "eventId": 3, "timestamp": "2026-03-01T14:00:00Z", "timerCreated": { "fireAt": "2026-03-01T14:00:00Z" } }
            ]
            """,
            json);
        Assert.Equal(timer, RecordedHistory.FromJson(json).Events[1]);
    }

    [Fact]
    public void What_is_no_history_is_refused()
    {
        Assert.ThrowsAny<JsonException>(() => RecordedHistory.FromJson("{}"));
        Assert.ThrowsAny<JsonException>(() => RecordedHistory.FromJson("[]"));
        Assert.ThrowsAny<JsonException>(() => RecordedHistory.FromJson("[{ \"unknown\": 1 }]"));
    }

    private static HistoryEvent Started(string input) => new()
    {
        EventId = -1,
        Timestamp = At,
        ExecutionStarted = new() { Name = "Order", Version = "1.0", Input = input, OrchestrationInstance = new() { InstanceId = "one", ExecutionId = "first" } },
    };
}
