using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>Each role decides up to its limit, and who is asked follows from it.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData(100.0, StaffRole.Specialist)]
    [InlineData(100.01, StaffRole.Senior)]
    [InlineData(500.0, StaffRole.Senior)]
    [InlineData(5000.0, StaffRole.Supervisor)]
    [InlineData(5000.01, StaffRole.Manager)]
    [InlineData(null, StaffRole.Supervisor)]
    public void The_least_role_that_may_is_asked(double? amount, StaffRole role) =>
        Assert.All(Asked.For((decimal?)amount).Approvers, approver => Assert.Equal(role, approver.Role));

    [Fact]
    public void Above_the_limit_nobody_decides_and_is_told_who_may()
    {
        var answer = Asked.For(600m).Decide(Asked.Senior);
        Assert.Equal(ApprovalRefusalReason.AboveLimit, answer.Refusal!.Reason);
        Assert.Contains("supervisor or manager", answer.Refusal.Detail);
        Assert.Equal(ApprovalStatus.Pending, answer.Approval.Status);
        Assert.Contains(answer.Approval.Audit, entry => entry is { Act: AuditedAct.Refused, Detail: nameof(ApprovalRefusalReason.AboveLimit) });
    }

    [Fact]
    public void A_role_that_could_but_was_not_asked_does_not_decide() =>
        Assert.Equal(ApprovalRefusalReason.NotAsked, Asked.For().Decide(Asked.ManagerOne).Refusal!.Reason);

    [Fact]
    public void A_role_the_rule_does_not_name_never_may()
    {
        var rule = Asked.Rule with { Limits = [new(StaffRole.Supervisor)] };
        Assert.Equal([StaffRole.Supervisor], rule.RolesThatMay(1_000_000));
        Assert.Equal([StaffRole.Supervisor], rule.RolesThatMay(null));
    }

    [Fact]
    public void The_policy_that_ships_has_a_rule_for_every_kind_and_a_rule_for_emergencies_that_is_faster()
    {
        var policy = ApprovalPolicy.Default.On(new(2026, 3, 2));
        Assert.Equal(ApprovalPolicy.OtherKinds, policy.For("NeverHeardOf").Kind);
        Assert.True(policy.For("EmergencyRelease").TimeOutAfter < policy.For("NeverHeardOf").TimeOutAfter);
        Assert.All(policy.Rules, rule => Assert.True(rule.RemindAfter < rule.EscalateAfter && rule.EscalateAfter < rule.EscalateAgainAfter && rule.EscalateAgainAfter < rule.TimeOutAfter));
    }

    [Fact]
    public void Without_money_every_named_role_from_the_least_on_may() =>
        Assert.Equal([StaffRole.Supervisor, StaffRole.Manager], Asked.Rule.RolesThatMay(null));
}
