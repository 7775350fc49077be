using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Accounts;

/// <summary>The customer's agreement for one service at one premise.</summary>
public sealed record ServiceAgreementDocument : AccountPartitionDocument
{
    public const string TypeName = "serviceAgreement";

    public override string Type => TypeName;

    public required UtilityService Service { get; init; }

    public required string PremiseId { get; init; }

    public required DateOnly StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public string? MeterId { get; init; }

    public static string IdFor(UtilityService service) => $"agreement-{service}";
}
