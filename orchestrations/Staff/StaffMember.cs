using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Staff;

/// <summary>Somebody who works here: the name they sign in with, which is also where mail reaches them, and their role.</summary>
public sealed record StaffMember(string SignIn, StaffRole Role)
{
    /// <summary>The directory's own id of the person (Entra: oid). A name may change, this never does.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Names they signed in with before. What was written under one of these is still theirs, and nobody else is ever given it.</summary>
    public IReadOnlyList<string> FormerSignIns { get; init; } = [];

    /// <summary>Whether the name is theirs, or was.</summary>
    public bool Is(string signIn) => EnteredText.IsSameSignIn(SignIn, signIn) || FormerSignIns.Any(former => EnteredText.IsSameSignIn(former, signIn));

    /// <summary>The same person is the same id and name; where the names of before are kept does not matter.</summary>
    public bool Equals(StaffMember? other) => other is not null && SignIn == other.SignIn && Role == other.Role && ObjectId == other.ObjectId;

    public override int GetHashCode() => HashCode.Combine(SignIn, Role, ObjectId);
}
