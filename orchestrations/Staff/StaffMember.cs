using Serverless.Orchestrations.Approvals;

namespace Serverless.Orchestrations.Staff;

/// <summary>Somebody who works here: the name they sign in with, which is also where mail reaches them, and their role.</summary>
public sealed record StaffMember(string SignIn, StaffRole Role)
{
    /// <summary>Sign-in names are compared without regard to case, as Entra does.</summary>
    public bool Is(string signIn) => SignIn.Equals(signIn, StringComparison.OrdinalIgnoreCase);
}
