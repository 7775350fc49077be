using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Conformance.Functions.App.ServiceBus;

public static class OutputFunctions
{
    [Function("SendsText"), ServiceBusOutput("sent")]
    public static string SendsText([ServiceBusTrigger("sends-text")] string body) => $"about {body}";

    [Function("SendsTyped"), ServiceBusOutput("sent")]
    public static Payment SendsTyped([ServiceBusTrigger("sends-typed")] string body) => new(body, 12.50m);

    [Function("SendsSeveral"), ServiceBusOutput("%EventsTopic%", ServiceBusEntityType.Topic)]
    public static Payment[] SendsSeveral([ServiceBusTrigger("sends-several")] string body) => [new(body, 1), new(body, 2)];

    [Function("SendsBytes"), ServiceBusOutput("sent")]
    public static byte[] SendsBytes([ServiceBusTrigger("sends-bytes")] string body) => Encoding.UTF8.GetBytes(body);

    [Function("SendsNowhere"), ServiceBusOutput("absent")]
    public static string SendsNowhere([ServiceBusTrigger("sends-nowhere")] string body) => body;

    [Function("SendsBoth")]
    public static TwoOutputs SendsBoth([ServiceBusTrigger("sends-both")] string body) => new($"one {body}", [$"two {body}", $"three {body}"]);

    public sealed record TwoOutputs([property: ServiceBusOutput("sent")] string First, [property: ServiceBusOutput("sent")] string[] Others);
}
