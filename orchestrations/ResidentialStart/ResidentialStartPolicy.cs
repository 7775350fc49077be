using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>The figures of a residential start. A running one keeps those it began with.</summary>
/// <param name="PriorDebtLimit">Dollars a person may owe on closed accounts and still get service. The default of 0 is ours.</param>
/// <param name="Visits">How often a crew is sent before a person takes over.</param>
/// <param name="ReminderAfter">How long after its date the crews are reminded of a visit.</param>
/// <param name="GiveUpAfter">How long after its date a visit without a result is handed to a person.</param>
public sealed record ResidentialStartPolicy(
    DateOnly EffectiveFrom, decimal PriorDebtLimit, int Visits, TimeSpan ReminderAfter, TimeSpan GiveUpAfter) : IEffectiveDated
{
    public static EffectiveDated<ResidentialStartPolicy> Default { get; } = EffectiveDated<ResidentialStartPolicy>.FromResource("residential-start.json");
}
