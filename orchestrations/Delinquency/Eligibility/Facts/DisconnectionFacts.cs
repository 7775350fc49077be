using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>
/// All that is known when it is asked whether a service may be cut. Null means not known, and what is not known holds; an empty list
/// means that there is none. Amounts are dollars.
/// </summary>
public sealed record DisconnectionFacts
{
    /// <summary>When the documents and feeds behind these facts were read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The service that would be cut.</summary>
    public required UtilityService Service { get; init; }

    public required CustomerFacts Customer { get; init; }

    public required IReadOnlyList<ServiceFacts>? Services { get; init; }

    public required IReadOnlyList<DebtItem>? OpenItems { get; init; }

    /// <summary>Money received and not yet applied to any item.</summary>
    public required decimal? UnappliedCredit { get; init; }

    /// <summary>Holds that people placed, ended ones too.</summary>
    public required IReadOnlyList<HoldDocument>? Holds { get; init; }

    public required IReadOnlyList<BenefitDecision> BenefitDecisions { get; init; }

    public required IReadOnlyList<ArrangementFacts>? Arrangements { get; init; }

    public required IReadOnlyList<PledgeFacts>? Pledges { get; init; }

    public required IReadOnlyList<DisputeFacts>? Disputes { get; init; }

    public required IReadOnlyList<MedicalCertificate>? MedicalCertificates { get; init; }

    public required IReadOnlyList<BankruptcyCase>? Bankruptcies { get; init; }

    public required IReadOnlyList<DisconnectNotice>? Notices { get; init; }

    /// <summary>Whether the customer asked that a third party get a copy of every notice.</summary>
    public required bool? ThirdPartyCopyAsked { get; init; }

    public required IReadOnlyList<ContactAttempt>? ContactAttempts { get; init; }

    public required IReadOnlyList<StormSuspension>? StormSuspensions { get; init; }

    public required Forecast? Forecast { get; init; }

    /// <summary>Money that a channel has taken and that is on no ledger yet.</summary>
    public required IReadOnlyList<Tender>? TendersInFlight { get; init; }

    /// <summary>The channels through which this customer pays.</summary>
    public required IReadOnlyList<ChannelHealth>? Channels { get; init; }

    public required KillSwitch? KillSwitch { get; init; }

    public required OccupancyFacts? Occupancy { get; init; }

    /// <summary>Whether others depend on the service: a hospital, a pumping station, a shelter.</summary>
    public required bool? IsEssentialFacility { get; init; }
}
