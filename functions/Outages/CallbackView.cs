using Serverless.Orchestrations.Outages;

namespace Serverless.Functions.Outages;

/// <summary>A person to call back about an outage, as staff see it.</summary>
public sealed record CallbackView(
    string PremiseId, string ServicePointId, string? AccountId, IReadOnlyList<string> CallbackPhones, string? LastComment, DateTimeOffset LastReportedAt)
{
    public static CallbackView Of(OutageDocument outage) =>
        new(outage.PremiseId, outage.ServicePointId, outage.AccountId, outage.CallbackPhones, outage.LastComment, outage.LastReportedAt);
}

/// <param name="Continuation">Asks for the next page; null on the last one. A page may be empty although a later one is not.</param>
public sealed record CallbackPage(string Feeder, IReadOnlyList<CallbackView> Callbacks, string? Continuation);
