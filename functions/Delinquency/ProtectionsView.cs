using Serverless.Orchestrations.Delinquency;

namespace Serverless.Functions.Delinquency;

/// <summary>What protects a customer from a cut. Amounts in dollars.</summary>
/// <param name="Steps">Every act, the oldest first.</param>
public sealed record ProtectionsView(
    string AccountId,
    IReadOnlyList<DisputeFacts> Disputes,
    IReadOnlyList<MedicalCertificate> Certificates,
    IReadOnlyList<PledgeFacts> Pledges,
    IReadOnlyList<BankruptcyCase> Bankruptcies,
    IReadOnlyList<BenefitDecision> BenefitDecisions,
    ThirdParty? ThirdParty,
    bool IsDeceased,
    bool IsEssentialFacility,
    OccupancyFacts Occupancy,
    IReadOnlyList<ProtectionStep> Steps)
{
    public static ProtectionsView Of(ProtectionsDocument document) => new(
        document.AccountId,
        document.Disputes,
        document.Certificates,
        document.Pledges,
        document.Bankruptcies,
        document.BenefitDecisions,
        document.ThirdParty,
        document.IsDeceased,
        document.IsEssentialFacility,
        document.Occupancy,
        document.Steps);
}
