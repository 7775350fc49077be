using System.Globalization;
using System.Text.Json;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Scenario;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Requests;

namespace Serverless.LocalDev.Commands;

/// <summary>A message type as <c>publish</c> knows it.</summary>
/// <param name="KeyField">The body's field that is the message's key.</param>
/// <param name="Sample">A valid message, by its number, its time and, where it is about one, a new connection.</param>
internal sealed record MessageType(string Name, string Queue, string Subject, string KeyField, Func<int, DateTimeOffset, SampleSubject?, PartnerMessage> Sample)
{
    /// <summary>Whether a sample is about a new connection that was applied for.</summary>
    public bool IsAboutConnection { get; init; }
}

internal static class MessageTypes
{
    private static readonly SampleCity City = new();
    private static readonly SampleMessages Samples = new(new SampleCityDirectory(City));

    // By the first whose key field a body has it is recognised: a release and an instrument name their request too.
    public static IReadOnlyList<MessageType> All { get; } =
    [
        new("OutageReported", IntakeQueues.OutageReports, OutageReported.Subject, "reportId",
            (number, at, _) => Samples.Outage(Id("cli-out", number, at), Premise(number, at), at, Chance.Of(number))),
        new("PaymentReceived", IntakeQueues.Payments, PaymentReceived.Subject, "paymentId",
            (number, at, _) => SampleMessages.Payment(Id("cli-pay", number, at), SampleCity.AccountId(Open(Premise(number, at))), 25.40m, at, Chance.Of(number))),
        new("DepositReceived", IntakeQueues.Payments, PaymentReceived.Subject, "paymentId",
            (number, at, about) => SampleMessages.Deposit(Id("cli-dep", number, at), about!.AccountId, about.Owed, at)) { IsAboutConnection = true },
        new("SecurityOffered", IntakeQueues.SecurityEvents, SecurityOffered.Subject, "offerId",
            (number, at, about) => SampleMessages.Security(Id("cli-sec", number, at), about!.RequestId, SecurityForm.SuretyBond, about.LegalName, about.Owed, at)) { IsAboutConnection = true },
        new("MeterReleased", IntakeQueues.PermitEvents, MeterReleased.Subject, "releaseId",
            (number, at, about) => SampleMessages.MeterRelease(Id("cli-rel", number, at), about!.RequestId, Meter(number), "TEB-1", at)) { IsAboutConnection = true },
        new("ServiceRequested", IntakeQueues.ServiceRequests, ServiceRequested.Subject, "requestId",
            (number, at, _) => Samples.StartService(Id("cli-req", number, at), Id("idt-cli", number, at), City.VacantHome(Premise(number, at)), at, Chance.Of(number))),
        new("NewCommercialConnection", IntakeQueues.ServiceRequests, ServiceRequested.Subject, "requestId",
            (number, at, _) => SampleMessages.NewConnection(SampleConnection.Restaurant(Id("cli-conn", number, at)), at)),
        new("FieldOrderResult", IntakeQueues.FieldResults, FieldResult.Subject, "resultId",
            (number, at, about) => SampleMessages.FieldOrderResult(Id("cli-fr", number, at), FieldOrderDocument.IdFor(about!.AccountId, $"set1-{Meter(number)}"), at)) { IsAboutConnection = true },
    ];

    public static MessageType? Find(string name) => All.FirstOrDefault(type => string.Equals(type.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first type whose key field a body has.</summary>
    public static MessageType? Guess(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object ? All.FirstOrDefault(type => body.TryGetProperty(type.KeyField, out _)) : null;

    /// <summary>Where to look what became of a message.</summary>
    public static string WhereToLook(MessageType type, JsonElement body, string messageId) => type.Name switch
    {
        "OutageReported" => $"/api/premises/{Text(body, "premiseId")}/service-points/{Text(body, "servicePointId")}/outage",
        "PaymentReceived" or "DepositReceived" => $"/api/accounts/{Text(body, "accountId")}/payments/{messageId}",
        "ServiceRequested" or "NewCommercialConnection" => $"/api/service-requests/{messageId}",
        "SecurityOffered" or "MeterReleased" => $"/api/service-requests/{Text(body, "requestId")}",
        _ => "deadletters list field-results",
    };

    private static string Text(JsonElement body, string field) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "-";

    private static int Premise(int number, DateTimeOffset at) => (int)((at.ToUnixTimeSeconds() + number) % City.Accounts);

    private static int Open(int account) => SampleCity.IsClosed(account) ? account - 1 : account;

    /// <summary>The electric meters of the sample site, in turn.</summary>
    private static string Meter(int number) => string.Create(CultureInfo.InvariantCulture, $"Electric-Suite-{101 + number % 2}");

    // Derived from the moment it was asked for, so that asking twice gives two messages.
    private static string Id(string prefix, int number, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{at:yyMMdd-HHmmss-fff}-{number}");
}
