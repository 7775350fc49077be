using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Why a person gets a message about an approval.</summary>
public enum ApprovalPurpose
{
    Asked,
    Reminded,
    Escalated,
    Delegated,
}

/// <summary>One person who is asked.</summary>
/// <param name="Purpose">Why they were asked.</param>
public sealed record Approver(string SignIn, StaffRole Role, ApprovalPurpose Purpose)
{
    /// <summary>SHA-256 of the token of the person's only valid link; null before a link was sent.</summary>
    public string? LinkHash { get; init; }

    /// <summary>The kind of the last message sent to them; null before the first.</summary>
    public ApprovalPurpose? Told { get; init; }

    /// <summary>The person they handed the approval to; then they are no longer asked. Null when they did not hand it over.</summary>
    public string? HandedTo { get; init; }

    public bool IsAsked => HandedTo is null;

    public bool Is(string signIn) => EnteredText.IsSameSignIn(SignIn, signIn);
}

/// <summary>One person's decision.</summary>
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

/// <summary>Something done about an approval, and how often it was repeated.</summary>
/// <param name="Agent">Browser and system, such as <c>Safari on iOS</c>; null for what the procedure itself did.</param>
/// <param name="Detail">The option chosen, the reason for a refusal, or another person's name.</param>
public sealed record AuditEntry(AuditedAct Act, string Who, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Count, string? Agent = null, string? Detail = null);
