using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Staff;

/// <summary>The staff directory, read from today's roster.</summary>
public sealed class RosterDirectory(EffectiveDated<StaffRoster> rosters, TimeProvider time) : IStaffDirectory
{
    public Task<StaffMember?> FindByObjectIdAsync(string objectId, CancellationToken cancellation = default) =>
        Task.FromResult(Today().Members.FirstOrDefault(member => string.Equals(member.ObjectId, objectId, StringComparison.OrdinalIgnoreCase)));

    public Task<StaffMember?> FindAsync(string signIn, CancellationToken cancellation = default) =>
        Task.FromResult(Today().Members.FirstOrDefault(member => member.Is(signIn)));

    public Task<IReadOnlyList<StaffMember>> AtLeastAsync(StaffRole role, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<StaffMember>>(
            [.. Today().Members.Where(member => member.Role >= role).OrderBy(member => member.Role).ThenBy(member => member.SignIn, StringComparer.Ordinal)]);

    private StaffRoster Today() => rosters.On(BusinessCalendar.DateOf(time.GetUtcNow()));
}
