using Serverless.Orchestrations.Cases;


namespace Serverless.Orchestrations.Approvals;

/// <summary>One thing an approver should know, as it is shown.</summary>
public sealed record ApprovalFact(string Label, string Value);

/// <summary>What an orchestration asks people to decide.</summary>
/// <param name="Key">Names the step in its case, such as <c>deposit-waiver</c>: asking twice is asking once.</param>
/// <param name="Kind">The policy's name for it, such as <c>DepositWaiver</c>: limits, deadlines and four-eyes thresholds are looked up by it.</param>
/// <param name="What">The question, in one sentence a phone's screen can hold.</param>
/// <param name="Why">What made it necessary.</param>
/// <param name="Amount">Dollars at stake; decides which role may and whether two must. Null when no money is.</param>
/// <param name="Options">What can be decided, the first meaning yes, such as Approve, Deny.</param>
/// <param name="DefaultOption">What holds when nobody decides in time; always the careful one.</param>
/// <param name="RequestedBy">The person who asked, who may not decide it; <c>system</c> when a rule did.</param>
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
/// <param name="DecidedBy">The approvers' sign-in names, or empty when time ran out and the default holds.</param>
/// <param name="Reason">The last approver's, or why the default holds.</param>
public sealed record ApprovalDecision(string Option, IReadOnlyList<string> DecidedBy, string Reason)
{
    public bool TimedOut => DecidedBy.Count == 0;
}
