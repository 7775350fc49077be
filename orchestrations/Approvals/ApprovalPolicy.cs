using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Approvals;

/// <summary>What holds for approvals, kind by kind; an approval finishes on the rule it was asked under.</summary>
public sealed record ApprovalPolicy(DateOnly EffectiveFrom, IReadOnlyList<ApprovalRule> Rules) : IEffectiveDated
{
    /// <summary>The rule of every kind that has none of its own.</summary>
    public const string OtherKinds = "Default";

    /// <summary>Figures are this product's own proposal: $100 / $500 / $5,000 / above by role, two managers above $25,000.</summary>
    public static EffectiveDated<ApprovalPolicy> Default { get; } = EffectiveDated<ApprovalPolicy>.FromResource("approvals.json");

    /// <exception cref="InvalidOperationException">The policy has neither a rule for the kind nor one for all others.</exception>
    public ApprovalRule For(string kind) =>
        Rules.FirstOrDefault(rule => rule.Kind == kind)
        ?? Rules.FirstOrDefault(rule => rule.Kind == OtherKinds)
        ?? throw new InvalidOperationException($"The approval policy of {EffectiveFrom:O} has no rule for {kind}, nor one named {OtherKinds}.");
}
