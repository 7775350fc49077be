using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Platform.Host.Application;

/// <summary>Everything a function may send by returning it; each on the queue of its own name.</summary>
public static class OutputFunctions
{
    [Function("ReturnsText"), ServiceBusOutput("Out", Connection = "ServiceBus")]
    public static string ReturnsText([ServiceBusTrigger("ReturnsText", Connection = "ServiceBus")] string text) => text + "!";

    [Function("ReturnsBytes"), ServiceBusOutput("Out", Connection = "ServiceBus")]
    public static byte[] ReturnsBytes([ServiceBusTrigger("ReturnsBytes", Connection = "ServiceBus")] string text) => [(byte)text[0], 0, 255];

    [Function("ReturnsReading"), ServiceBusOutput("Out", Connection = "ServiceBus")]
    public static Task<Reading> ReturnsReading([ServiceBusTrigger("ReturnsReading", Connection = "ServiceBus")] string meter) =>
        Task.FromResult(new Reading(meter, 1.5m));

    [Function("ReturnsObject"), ServiceBusOutput("Out", Connection = "ServiceBus")]
    public static JsonObject ReturnsObject([ServiceBusTrigger("ReturnsObject", Connection = "ServiceBus")] string meter) => new() { ["meter"] = meter, ["value"] = 2 };

    [Function("ReturnsSeveral"), ServiceBusOutput("Out", Connection = "ServiceBus")]
    public static Reading?[] ReturnsSeveral([ServiceBusTrigger("ReturnsSeveral", Connection = "ServiceBus")] string meter) =>
        [new(meter, 1), null, new(meter, 2), new(meter, 3)];

    [Function("ReturnsNothing"), ServiceBusOutput("Out", Connection = "ServiceBus")]
    public static string? ReturnsNothing([ServiceBusTrigger("ReturnsNothing", Connection = "ServiceBus")] string text) => text == "no" ? null : text;

    [Function("ReturnsMessage"), ServiceBusOutput("Out", Connection = "ServiceBus")]
    public static ServiceBusMessage ReturnsMessage([ServiceBusTrigger("ReturnsMessage", Connection = "ServiceBus")] string text) => new(text);

    [Function("ReturnsOutputs")]
    public static Outputs ReturnsOutputs([ServiceBusTrigger("ReturnsOutputs", Connection = "ServiceBus")] string text) => new()
    {
        First = text,
        Rest = new List<string> { text + "1", text + "2" },
        Event = new Reading(text, 7),
    };

    [Function("ReturnsToNowhere"), ServiceBusOutput("Nowhere", Connection = "ServiceBus")]
    public static string ReturnsToNowhere([ServiceBusTrigger("ReturnsToNowhere", Connection = "ServiceBus")] string text) => text;
}

public sealed class Outputs
{
    [ServiceBusOutput("%OutQueue%", Connection = "ServiceBus")]
    public string? First { get; init; }

    [ServiceBusOutput("Out", Connection = "ServiceBus")]
    public IEnumerable<string>? Rest { get; init; }

    [ServiceBusOutput("Events", ServiceBusEntityType.Topic, Connection = "ServiceBus")]
    public Reading? Event { get; init; }

    [ServiceBusOutput("Out", Connection = "ServiceBus")]
    public string? Never { get; init; }
}
