using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Staff;

/// <summary>The staff and their roles from a day on.</summary>
public sealed record StaffRoster(DateOnly EffectiveFrom, IReadOnlyList<StaffMember> Members) : IEffectiveDated
{
    /// <summary>Every name, of today or before, and every id is one person's: by them it is known who asked and who decides.</summary>
    /// <exception cref="ArgumentException">Two share one.</exception>
    public IReadOnlyList<StaffMember> Members { get; } = Apart(Members);

    /// <summary>The roster that ships with the application: one name a role and number, no real person.</summary>
    public static EffectiveDated<StaffRoster> Default { get; } = EffectiveDated<StaffRoster>.FromResource("staff.json");

    private static IReadOnlyList<StaffMember> Apart(IReadOnlyList<StaffMember> members)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var mark in members.SelectMany(member => member.FormerSignIns.Append(member.SignIn).Select(EnteredText.SignIn).Append(member.ObjectId).OfType<string>()))
        {
            if (!known.Add(mark)) throw new ArgumentException($"Two of the staff share {mark}.", nameof(members));
        }
        return members;
    }
}
