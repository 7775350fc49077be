using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Cases;

/// <summary>How long a task may take. The figure is ours. A task keeps the version of the day it was made.</summary>
/// <param name="TargetHours">Opening hours from the task's creation to its end, without the time it waits for others.</param>
public sealed record CaseTaskPolicy(DateOnly EffectiveFrom, int TargetHours) : IEffectiveDated
{
    public static EffectiveDated<CaseTaskPolicy> Default { get; } = EffectiveDated<CaseTaskPolicy>.FromResource("case-tasks.json");

    public TimeSpan Target => TimeSpan.FromHours(TargetHours);
}
