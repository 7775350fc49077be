using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

public enum ApprovalStatus
{
    Pending,
    Decided,

    /// <summary>Nobody decided in time, so the default option was chosen.</summary>
    TimedOut,

    /// <summary>The case ended first or no longer needs the answer, so the default option was chosen.</summary>
    Withdrawn,
}

/// <summary>
/// A question to people, in the partition of its case's account: what is asked, under which rule, who is asked, what they said, and who
/// looked or acted when. A link is valid only if this document has it.
/// </summary>
public sealed record ApprovalDocument : AccountPartitionDocument
{
    public const string TypeName = "approval";
    public const string IdPrefix = "approval-";

    public override string Type => TypeName;

    public required ApprovalRequest Request { get; init; }

    /// <summary>The rule as it was when the question was asked.</summary>
    public required ApprovalRule Rule { get; init; }

    /// <summary>The effective date of the policy the rule is from.</summary>
    public required DateOnly PolicyFrom { get; init; }

    /// <summary>The orchestration that waits for the decision.</summary>
    public required string InstanceId { get; init; }

    public required ApprovalStatus Status { get; init; }

    public required IReadOnlyList<Approver> Approvers { get; init; }

    public IReadOnlyList<ApproverDecision> Decisions { get; init; } = [];

    /// <summary>The deadlines already acted on.</summary>
    public IReadOnlyList<ApprovalStage> Pursued { get; init; } = [];

    /// <summary>The final decision; null while pending.</summary>
    public ApprovalDecision? Outcome { get; init; }

    public IReadOnlyList<AuditEntry> Audit { get; init; } = [];

    /// <summary>When the default option is chosen. From then on no decision is accepted.</summary>
    public DateTimeOffset ExpiresAt => CreatedAt + Rule.TimeOutAfter;

    /// <summary>The sign-in names of those whose decision is awaited, in normal form. A person's list of approvals is found by this.</summary>
    public IReadOnlyList<string> Awaiting =>
        Status == ApprovalStatus.Pending
            ? [.. Approvers.Where(approver => approver.IsAsked && !HasDecided(approver.SignIn)).Select(approver => EnteredText.SignIn(approver.SignIn))]
            : [];

    public CaseReference Case => Request.Case;

    public bool HasDecided(string signIn) => Decisions.Any(decision => decision.By.Is(signIn));

    /// <summary>The approver of this name, if they are asked and have not handed the approval over; otherwise null.</summary>
    public Approver? Asked(string signIn) => Approvers.FirstOrDefault(approver => approver.IsAsked && approver.Is(signIn));

    public bool HasDecided(StaffMember person) => Decisions.Any(decision => person.Is(decision.By.SignIn));

    /// <inheritdoc cref="Asked(string)"/>
    public Approver? Asked(StaffMember person) => Approvers.FirstOrDefault(approver => approver.IsAsked && person.Is(approver.SignIn));

    public bool IsRequester(StaffMember person) => person.Is(Request.RequestedBy);

    public static string IdFor(string requestId, string key) => $"{IdPrefix}{requestId}-{key}";

    /// <summary>The name of the event that tells the waiting orchestration to read the approval again.</summary>
    public static string EventFor(string approvalId) => $"{approvalId}-decided";

    /// <summary>Adds an entry to the audit trail. One equal to an earlier entry raises that entry's count, so that the trail stays short.</summary>
    public ApprovalDocument Noting(AuditedAct act, string who, DateTimeOffset now, string? agent = null, string? detail = null)
    {
        var index = Audit.ToList().FindIndex(entry => entry.Act == act && entry.Who == who && entry.Agent == agent && entry.Detail == detail);
        AuditEntry[] audit = index < 0
            ? [.. Audit, new(act, who, now, now, 1, agent, detail)]
            : [.. Audit.Select((entry, i) => i == index ? entry with { LastAt = now, Count = entry.Count + 1 } : entry)];
        return this with { Audit = audit, UpdatedAt = now };
    }
}
