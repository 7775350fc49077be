using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Cases;

/// <summary>By when people should have done their tasks. A default of ours; a task goes by the version of the day it was made.</summary>
/// <param name="TargetHours">Opening hours from the task's creation to its end, without the time it waits for others.</param>
public sealed record CaseTaskPolicy(DateOnly EffectiveFrom, int TargetHours) : IEffectiveDated
{
    public static EffectiveDated<CaseTaskPolicy> Default { get; } = EffectiveDated<CaseTaskPolicy>.FromResource("case-tasks.json");

    public TimeSpan Target => TimeSpan.FromHours(TargetHours);
}
