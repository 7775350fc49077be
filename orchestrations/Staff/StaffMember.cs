using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Staff;

/// <summary>Somebody who works here: the name they sign in with, which is also where mail reaches them, and their role.</summary>
public sealed record StaffMember(string SignIn, StaffRole Role)
{
    public bool Is(string signIn) => EnteredText.IsSameSignIn(SignIn, signIn);
}
