using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.SignIn;

/// <summary>Who may call an HTTP function.</summary>
public enum Caller
{
    /// <summary>Nobody is asked who they are: health, and approval links, whose token says enough.</summary>
    Anyone,

    /// <summary>Portals and outside systems, each by its own name.</summary>
    Partner,

    /// <summary>The same, and signed-in staff.</summary>
    PartnerOrStaff,

    /// <summary>Signed-in staff of a role or above it.</summary>
    Staff,
}

/// <summary>What an HTTP function asks of its caller. A function without it is refused to everybody.</summary>
/// <param name="caller">Who may call.</param>
/// <param name="atLeast">For staff: the least role; each role may what the ones before it may.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowAttribute(Caller caller, StaffRole atLeast = StaffRole.Specialist) : Attribute
{
    public Caller Caller => caller;

    public StaffRole AtLeast => atLeast;
}
