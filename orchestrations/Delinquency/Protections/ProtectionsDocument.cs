using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>One act, for the record; it is never removed.</summary>
/// <param name="Part">Which of the act's parts it had, as in JSON.</param>
/// <param name="Subject">The id of what it is about; null where the account has only one.</param>
public sealed record ProtectionStep(string ActId, string Part, string? Subject, string By, DateTimeOffset At, string Why);

/// <param name="Name">Who gets a copy of every notice.</param>
public sealed record ThirdParty(string Name, string Address);

/// <summary>
/// What protects an account's customer from a cut, as it stands now, and every act that made it so. An account without this document has
/// nothing of the kind on record.
/// </summary>
public sealed record ProtectionsDocument : AccountPartitionDocument
{
    public const string DocumentId = "protections";
    public const string TypeName = "protections";

    /// <summary>Acts that one account may have. Ours: well above any honest case, and small enough for one document.</summary>
    public const int MostSteps = 1_000;

    public override string Type => TypeName;

    public IReadOnlyList<DisputeFacts> Disputes { get; init; } = [];

    public IReadOnlyList<MedicalCertificate> Certificates { get; init; } = [];

    public IReadOnlyList<PledgeFacts> Pledges { get; init; } = [];

    public IReadOnlyList<BankruptcyCase> Bankruptcies { get; init; } = [];

    public IReadOnlyList<BenefitDecision> BenefitDecisions { get; init; } = [];

    /// <summary>Null when no third party gets copies.</summary>
    public ThirdParty? ThirdParty { get; init; }

    public bool IsDeceased { get; init; }

    public bool IsEssentialFacility { get; init; }

    public OccupancyFacts Occupancy { get; init; } = new(IsSaidVacant: false, Check: null);

    public IReadOnlyList<ProtectionStep> Steps { get; init; } = [];

    public static ProtectionsDocument None(string accountId, DateTimeOffset now) => new()
    {
        Id = DocumentId,
        AccountId = accountId,
        CreatedAt = now,
        UpdatedAt = now,
        CauseId = accountId,
    };
}
