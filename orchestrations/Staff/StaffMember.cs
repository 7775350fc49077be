using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Staff;

/// <summary>A staff member: their sign-in name, which is also their mail address, and their role.</summary>
public sealed record StaffMember(string SignIn, StaffRole Role)
{
    /// <summary>The directory's own id of the person (Entra: oid). Unlike the name, it never changes.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Names they signed in with before. What was stored under these names is still theirs, and nobody else ever gets them.</summary>
    public IReadOnlyList<string> FormerSignIns { get; init; } = [];

    /// <summary>Whether this is their sign-in name, or was one before.</summary>
    public bool Is(string signIn) => EnteredText.IsSameSignIn(SignIn, signIn) || FormerSignIns.Any(former => EnteredText.IsSameSignIn(former, signIn));

    /// <summary>Two are equal when name, role and id are. Former names are not compared.</summary>
    public bool Equals(StaffMember? other) => other is not null && SignIn == other.SignIn && Role == other.Role && ObjectId == other.ObjectId;

    public override int GetHashCode() => HashCode.Combine(SignIn, Role, ObjectId);
}
