
namespace Serverless.Orchestrations.Staff;

/// <summary>Who works here today, and in which role.</summary>
public interface IStaffDirectory
{
    /// <summary>The staff member with this id; null when the directory has nobody with it today.</summary>
    /// <param name="objectId">See <see cref="StaffMember.ObjectId"/>.</param>
    Task<StaffMember?> FindByObjectIdAsync(string objectId, CancellationToken cancellation = default);

    /// <summary>The staff member who signs in by this name, or did before; null when there is none.</summary>
    Task<StaffMember?> FindAsync(string signIn, CancellationToken cancellation = default);

    /// <summary>Everybody with this role or a higher one, ordered by role and name.</summary>
    Task<IReadOnlyList<StaffMember>> AtLeastAsync(StaffRole role, CancellationToken cancellation = default);
}
