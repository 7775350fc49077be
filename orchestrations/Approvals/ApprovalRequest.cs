using Serverless.Orchestrations.Cases;


namespace Serverless.Orchestrations.Approvals;

/// <summary>One fact shown to approvers.</summary>
public sealed record ApprovalFact(string Label, string Value);

/// <summary>What an orchestration asks people to decide.</summary>
/// <param name="Key">Names the step in its case, such as <c>deposit-waiver</c>. Asking again with the same key asks the same question.</param>
/// <param name="Kind">The policy's name for it, such as <c>DepositWaiver</c>. Limits, deadlines and two-person thresholds depend on it.</param>
/// <param name="What">The question, in one sentence short enough for a phone's screen.</param>
/// <param name="Why">The reason for the question.</param>
/// <param name="Amount">Dollars at stake. It decides which role may approve and whether two people must. Null when no money is at stake.</param>
/// <param name="Options">The possible decisions, such as Approve and Deny. The first means yes, the last means no.</param>
/// <param name="DefaultOption">The option chosen when nobody decides in time: always the cautious one.</param>
/// <param name="RequestedBy">The person who asked, who may not decide it; <c>system</c> when a rule asked.</param>
public sealed record ApprovalRequest(
    CaseReference Case,
    string Key,
    string Kind,
    string What,
    string Why,
    IReadOnlyList<ApprovalFact> Facts,
    decimal? Amount,
    IReadOnlyList<string> Options,
    string DefaultOption,
    string RequestedBy);

/// <param name="Option">One of the request's options.</param>
/// <param name="DecidedBy">The approvers' sign-in names; empty when time ran out and the default was chosen.</param>
/// <param name="Reason">The last approver's reason, or why the default was chosen.</param>
public sealed record ApprovalDecision(string Option, IReadOnlyList<string> DecidedBy, string Reason)
{
    public bool TimedOut => DecidedBy.Count == 0;
}
