using Serverless.Orchestrations.Outages;

namespace Serverless.Functions.Outages;

/// <summary>Whom to call about an outage, as staff see it.</summary>
public sealed record CallbackView(
    string PremiseId, string ServicePointId, string? AccountId, IReadOnlyList<string> CallbackPhones, string? LastComment, DateTimeOffset LastReportedAt)
{
    public static CallbackView Of(OutageDocument outage) =>
        new(outage.PremiseId, outage.ServicePointId, outage.AccountId, outage.CallbackPhones, outage.LastComment, outage.LastReportedAt);
}

/// <param name="Continuation">Asks for the next page; null on the last. A page may hold nobody although a later one does.</param>
public sealed record CallbackPage(string Feeder, IReadOnlyList<CallbackView> Callbacks, string? Continuation);
