using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Requests;

namespace Serverless.Tests.Unit.Contracts;

/// <summary>Message bodies as partners write them, to be spoilt one field at a time.</summary>
internal static class Body
{
    public static JsonObject Of<T>(T message) where T : IContract => JsonSerializer.SerializeToNode(message, ContractJson.Options)!.AsObject();

    public static JsonObject Outage() => Of(Sample.Report() with { AccountId = Sample.AccountId, CallbackPhone = "+18505550100", Comment = "dark since noon" });

    public static JsonObject Payment() => Of(Sample.Payment() with { MethodToken = "tok_9f" });

    public static JsonObject Request() => Of(Sample.Request());

    public static JsonObject FieldResult() => Of(Sample.FieldResult() with { Note = "dog" });

    public static ContractReading<OutageReported> ReadOutage(JsonNode body) => Read<OutageReported>(body.ToJsonString());

    public static ContractReading<PaymentReceived> ReadPayment(JsonNode body) => Read<PaymentReceived>(body.ToJsonString());

    public static ContractReading<ServiceRequested> ReadRequest(JsonNode body) => Read<ServiceRequested>(body.ToJsonString());

    public static ContractReading<FieldResult> ReadFieldResult(JsonNode body) => Read<FieldResult>(body.ToJsonString());

    public static ContractReading<T> Read<T>(string body) where T : class, IContract => Sample.Reader.Read<T>(Encoding.UTF8.GetBytes(body));

    /// <summary>The offending fields in the order of the alphabet.</summary>
    public static IEnumerable<string> Fields<T>(this ContractReading<T> reading) where T : class
    {
        Assert.Null(reading.Message);
        Assert.Null(reading.Prohibited);
        return reading.Problems.Select(problem => problem.Field).Order(StringComparer.Ordinal);
    }

    public static JsonObject With(this JsonObject body, string field, JsonNode? value)
    {
        body[field] = value;
        return body;
    }

    public static JsonObject Without(this JsonObject body, params string[] fields)
    {
        foreach (var field in fields) body.Remove(field);
        return body;
    }
}
