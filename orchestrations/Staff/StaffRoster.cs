using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Staff;

/// <summary>Who holds which role from a day on.</summary>
public sealed record StaffRoster(DateOnly EffectiveFrom, IReadOnlyList<StaffMember> Members) : IEffectiveDated
{
    /// <summary>The roster that ships with the application: one name a role and number, no real person.</summary>
    public static EffectiveDated<StaffRoster> Default { get; } = EffectiveDated<StaffRoster>.FromResource("staff.json");
}
