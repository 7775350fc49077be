using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Approvals;

/// <summary>The rules for each kind of approval. An approval keeps the rule that was in force when it was asked.</summary>
public sealed record ApprovalPolicy(DateOnly EffectiveFrom, IReadOnlyList<ApprovalRule> Rules) : IEffectiveDated
{
    /// <summary>The name of the rule for kinds that have no rule of their own.</summary>
    public const string OtherKinds = "Default";

    /// <summary>
    /// The policy that ships with the application. Its figures are our own: $100 / $500 / $5,000 / above by role, two managers above
    /// $25,000.
    /// </summary>
    public static EffectiveDated<ApprovalPolicy> Default { get; } = EffectiveDated<ApprovalPolicy>.FromResource("approvals.json");

    /// <exception cref="InvalidOperationException">The policy has neither a rule for the kind nor one for all others.</exception>
    public ApprovalRule For(string kind) =>
        Rules.FirstOrDefault(rule => rule.Kind == kind)
        ?? Rules.FirstOrDefault(rule => rule.Kind == OtherKinds)
        ?? throw new InvalidOperationException($"The approval policy of {EffectiveFrom:O} has no rule for {kind}, nor one named {OtherKinds}.");
}
