using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.LocalDev.Scenario;

/// <param name="Reason">Why it was suspended; null for a posted payment.</param>
internal sealed record ExpectedPayment(string AccountId, decimal Amount, string? Reason = null);

/// <param name="Reason">As on the case; null for one that went through.</param>
/// <param name="Visits">How often a crew was sent.</param>
internal sealed record ExpectedCase(CaseStatus Status, string? Reason, int Visits)
{
    public ServiceRequestType Type { get; init; } = ServiceRequestType.ResidentialStart;

    /// <summary>The timeline's key after which nothing happens for days; null where the orchestration ends.</summary>
    public string? RestsAt { get; init; }
}

internal sealed record ExpectedSecurity(decimal Amount, SecurityStatus Status);

/// <summary>What must be in the books when everything published is through; worked out while the messages are written.</summary>
internal sealed class ExpectedBooks
{
    /// <summary>Posted and suspended, by payment id.</summary>
    public Dictionary<string, ExpectedPayment> Payments { get; } = new(StringComparer.Ordinal);

    /// <summary>Report ids by the feeder and the service point they must be counted at.</summary>
    public Dictionary<(string Feeder, string ServicePoint), HashSet<string>> Outages { get; } = [];

    /// <summary>By request id.</summary>
    public Dictionary<string, ExpectedCase> Cases { get; } = new(StringComparer.Ordinal);

    /// <summary>Instruments by the id of their offer.</summary>
    public Dictionary<string, ExpectedSecurity> Securities { get; } = new(StringComparer.Ordinal);

    /// <summary>US dollars of security paid in cash.</summary>
    public decimal CashDeposits { get; set; }

    /// <summary>Reasons by queue and message id.</summary>
    public Dictionary<(string Queue, string MessageId), string> DeadLetters { get; } = [];

    /// <summary>Sendings that change nothing because the same one came before.</summary>
    public int Duplicates { get; set; }

    public IEnumerable<ExpectedPayment> Posted => Payments.Values.Where(payment => payment.Reason is null);

    public IEnumerable<ExpectedPayment> Suspended => Payments.Values.Where(payment => payment.Reason is not null);

    /// <summary>Requests whose orchestrations go on after everything is through.</summary>
    public IEnumerable<KeyValuePair<string, ExpectedCase>> Resting => Cases.Where(request => request.Value.RestsAt is not null);

    public int OutageReports => Outages.Values.Sum(reports => reports.Count);
}
