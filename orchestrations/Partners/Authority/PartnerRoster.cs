using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Partners;

/// <summary>The partners from a day on. Only this says which source may send which messages.</summary>
public sealed record PartnerRoster(DateOnly EffectiveFrom, IReadOnlyList<Partner> Partners) : IEffectiveDated
{
    /// <summary>The partners that ship with the application: one for each kind of system, none of them real.</summary>
    public static EffectiveDated<PartnerRoster> Default { get; } = EffectiveDated<PartnerRoster>.FromResource("partners.json");

    public Partner? Find(string name) => Partners.FirstOrDefault(partner => partner.Name == name);
}
