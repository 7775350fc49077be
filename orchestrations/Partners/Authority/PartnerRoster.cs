using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Partners;

/// <summary>The partners from a day on. The one place that says which source may say what.</summary>
public sealed record PartnerRoster(DateOnly EffectiveFrom, IReadOnlyList<Partner> Partners) : IEffectiveDated
{
    /// <summary>The partners that ship with the application: one a kind of system, no real one.</summary>
    public static EffectiveDated<PartnerRoster> Default { get; } = EffectiveDated<PartnerRoster>.FromResource("partners.json");

    public Partner? Find(string name) => Partners.FirstOrDefault(partner => partner.Name == name);
}
