using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>An approval as it is asked, of a small staff, under a plain rule.</summary>
internal static class Asked
{
    public const string Requester = "senior.two@utility.example";

    public static readonly ApprovalRule Rule = new(
        ApprovalPolicy.OtherKinds,
        [new(StaffRole.Specialist, 100), new(StaffRole.Senior, 500), new(StaffRole.Supervisor, 5000), new(StaffRole.Manager)],
        StaffRole.Supervisor, TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(3), TimeSpan.FromDays(5), FourEyesAbove: 25_000);

    public static readonly EffectiveDated<ApprovalPolicy> Policy = new([new(new(2020, 1, 1), [Rule])]);

    public static readonly StaffMember Specialist = new("specialist.one@utility.example", StaffRole.Specialist);
    public static readonly StaffMember Senior = new("senior.one@utility.example", StaffRole.Senior);
    public static readonly StaffMember SeniorWhoAsked = new(Requester, StaffRole.Senior);
    public static readonly StaffMember Supervisor = new("supervisor.one@utility.example", StaffRole.Supervisor);
    public static readonly StaffMember ManagerOne = new("manager.one@utility.example", StaffRole.Manager);
    public static readonly StaffMember ManagerTwo = new("manager.two@utility.example", StaffRole.Manager);

    public static readonly IReadOnlyList<StaffMember> Staff = [Specialist, Senior, SeniorWhoAsked, Supervisor, ManagerOne, ManagerTwo];

    public static ApprovalRequest Request(decimal? amount = 400m, string requestedBy = Requester) => new(
        Sample.Case, "deposit-waiver", "DepositWaiver", "Waive the deposit?", "The applicant asked for it.", [new("Score", "PAYDEX 82")], amount,
        ["Approve", "Reduce", "Deny"], "Deny", requestedBy);

    public static ApprovalDocument For(decimal? amount = 400m, string requestedBy = Requester) =>
        AskForApproval.Decide(new(Request(amount, requestedBy), "flow-1"), Policy, Staff, Sample.Now);

    public static ApprovalAnswer Decide(this ApprovalDocument approval, StaffMember by, string option = "Approve", string reason = "Paid well elsewhere.", TimeSpan after = default) =>
        DecideApproval.Decide(approval, new(by, option, reason, "Safari on iOS"), Sample.Now + after);
}
