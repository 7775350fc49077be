using System.Globalization;
using System.Text.Json;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Scenario;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.ServiceRequests;

namespace Serverless.LocalDev.Commands;

/// <summary>A message type as <c>publish</c> knows it.</summary>
/// <param name="KeyField">The body's field that is the message's key.</param>
/// <param name="Sample">A valid message, by its number and time.</param>
internal sealed record MessageType(string Name, string Queue, string Subject, string KeyField, Func<int, DateTimeOffset, PartnerMessage> Sample);

internal static class MessageTypes
{
    private static readonly SampleCity City = new();
    private static readonly SampleMessages Samples = new(new SampleCityDirectory(City));

    public static IReadOnlyList<MessageType> All { get; } =
    [
        new("OutageReported", IntakeQueues.OutageReports, OutageReported.Subject, "reportId",
            (number, at) => Samples.Outage(Id("cli-out", number, at), Premise(number, at), at, Chance.Of(number))),
        new("PaymentReceived", IntakeQueues.Payments, PaymentReceived.Subject, "paymentId",
            (number, at) => SampleMessages.Payment(Id("cli-pay", number, at), SampleCity.AccountId(Open(Premise(number, at))), 25.40m, at, Chance.Of(number))),
        new("ServiceRequested", IntakeQueues.ServiceRequests, ServiceRequested.Subject, "requestId",
            (number, at) => Samples.StartService(Id("cli-req", number, at), Id("idt-cli", number, at), Premise(number, at), at, Chance.Of(number))),
        new("FieldOrderResult", IntakeQueues.FieldResults, FieldResult.Subject, "resultId",
            (number, at) => SampleMessages.FieldOrderResult(Id("cli-fr", number, at), "fo-0000000000-on1", at)),
    ];

    public static MessageType? Find(string name) => All.FirstOrDefault(type => string.Equals(type.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The type whose key field a body has; a payment, an order's result and the others never share one.</summary>
    public static MessageType? Guess(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object ? All.FirstOrDefault(type => body.TryGetProperty(type.KeyField, out _)) : null;

    /// <summary>Where to look what became of a message.</summary>
    public static string WhereToLook(MessageType type, JsonElement body, string messageId) => type.Name switch
    {
        "OutageReported" => $"/api/premises/{Text(body, "premiseId")}/service-points/{Text(body, "servicePointId")}/outage",
        "PaymentReceived" => $"/api/accounts/{Text(body, "accountId")}/payments/{messageId}",
        "ServiceRequested" => $"/api/service-requests/{messageId}",
        _ => "deadletters list field-results",
    };

    private static string Text(JsonElement body, string field) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "-";

    private static int Premise(int number, DateTimeOffset at) => (int)((at.ToUnixTimeSeconds() + number) % City.Accounts);

    private static int Open(int account) => SampleCity.IsClosed(account) ? account - 1 : account;

    // Derived from the moment it was asked for, so that asking twice gives two messages.
    private static string Id(string prefix, int number, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{at:yyMMdd-HHmmss-fff}-{number}");
}
