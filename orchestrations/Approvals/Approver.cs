using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Why somebody gets a message about an approval.</summary>
public enum ApprovalPurpose
{
    Asked,
    Reminded,
    Escalated,
    Delegated,
}

/// <summary>One person asked.</summary>
/// <param name="Purpose">Why they were asked.</param>
public sealed record Approver(string SignIn, StaffRole Role, ApprovalPurpose Purpose)
{
    /// <summary>SHA-256 of the token of the one link that is theirs; null before one went out.</summary>
    public string? LinkHash { get; init; }

    /// <summary>The last message that went out to them; null before any did.</summary>
    public ApprovalPurpose? Told { get; init; }

    /// <summary>Who they handed it to; they are not asked any more.</summary>
    public string? HandedTo { get; init; }

    public bool IsAsked => HandedTo is null;

    public bool Is(string signIn) => EnteredText.IsSameSignIn(SignIn, signIn);
}

/// <summary>What one person said.</summary>
public sealed record ApproverDecision(StaffMember By, string Option, string Reason, DateTimeOffset At);

public enum AuditedAct
{
    Asked,
    Looked,
    Decided,
    Refused,
    Delegated,
    Reminded,
    Escalated,
    TimedOut,
    Withdrawn,
}

/// <summary>Something done about an approval, and how often the same was done.</summary>
/// <param name="Agent">Browser and system at most, such as <c>Safari on iOS</c>; null for what the procedure did itself.</param>
/// <param name="Detail">Option, refusal or other person's name.</param>
public sealed record AuditEntry(AuditedAct Act, string Who, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Count, string? Agent = null, string? Detail = null);
