using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Staff;

/// <summary>The staff and their roles from a day on.</summary>
public sealed record StaffRoster(DateOnly EffectiveFrom, IReadOnlyList<StaffMember> Members) : IEffectiveDated
{
    /// <summary>The roster that ships with the application. Its names, such as specialist.one, are no real people.</summary>
    public static EffectiveDated<StaffRoster> Default { get; } = EffectiveDated<StaffRoster>.FromResource("staff.json");
}
