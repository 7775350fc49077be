using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.SignIn;

/// <summary>Who may call an HTTP function.</summary>
public enum Caller
{
    /// <summary>Anybody, without sign-in: for health, and for approval links, whose token is enough.</summary>
    Anyone,

    /// <summary>Portals and outside systems, each under its own name.</summary>
    Partner,

    /// <summary>Partners and signed-in staff.</summary>
    PartnerOrStaff,

    /// <summary>Signed-in staff with the required role or a higher one.</summary>
    Staff,
}

/// <summary>Who may call an HTTP function. A function without this attribute refuses everybody.</summary>
/// <param name="caller">Who may call.</param>
/// <param name="atLeast">For staff: the lowest role that may call. Each role has the rights of the ones before it.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowAttribute(Caller caller, StaffRole atLeast = StaffRole.Specialist) : Attribute
{
    public Caller Caller => caller;

    public StaffRole AtLeast => atLeast;
}
