
namespace Serverless.Orchestrations.Staff;

/// <summary>Who works here today, and as what.</summary>
public interface IStaffDirectory
{
    /// <summary>Null when nobody has this id in the directory, or no longer.</summary>
    /// <param name="objectId">See <see cref="StaffMember.ObjectId"/>.</param>
    Task<StaffMember?> FindByObjectIdAsync(string objectId, CancellationToken cancellation = default);

    /// <summary>Null when nobody signs in by this name, or did before.</summary>
    Task<StaffMember?> FindAsync(string signIn, CancellationToken cancellation = default);

    /// <summary>Everybody of this role or above it, by role and name.</summary>
    Task<IReadOnlyList<StaffMember>> AtLeastAsync(StaffRole role, CancellationToken cancellation = default);
}
