using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Delinquency;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>What is recorded to protect customers from a cut, by whom, and what ends it.</summary>
public sealed class DecideProtectionTests
{
    private static readonly DateOnly Today = BusinessCalendar.DateOf(Sample.Now);
    private static readonly StaffMember Specialist = StaffOf(StaffRole.Specialist);
    private static readonly StaffMember Supervisor = StaffOf(StaffRole.Supervisor);
    private static readonly ProtectionsDocument None = ProtectionsDocument.None(Sample.AccountId, Sample.Now);

    [Fact]
    public void A_dispute_ends_by_a_supervisor_and_only_after_a_hearing_was_offered()
    {
        var open = Done(None, new() { ActId = "1", Why = "Says so", Dispute = new("d1", 20m, Receivable.Electric) });
        var end = new ProtectionAct { ActId = "2", Why = "Settled", DisputeEnd = new("d1") };
        Assert.Equal(ProtectionRefusal.SupervisorsOnly, Decide(open, end, Specialist).Refusal);
        Assert.Equal(ProtectionRefusal.NoHearing, Decide(open, end, Supervisor).Refusal);
        var heard = Done(open, new() { ActId = "3", Why = "By phone", Hearing = new("d1", Sample.Now) });
        var ended = Done(heard, end, Supervisor);
        Assert.Equal(new DisputeFacts("d1", Receivable.Electric, 20m, Sample.Now, Today), Assert.Single(ended.Disputes));
        Assert.Equal(ProtectionRefusal.Ended, Decide(ended, new() { ActId = "4", Why = "Again", Hearing = new("d1", Sample.Now) }).Refusal);
        Assert.Equal(ProtectionRefusal.Unknown, Decide(ended, new() { ActId = "5", Why = "Again", Hearing = new("d2", Sample.Now) }).Refusal);
        Assert.Equal(ProtectionRefusal.Known, Decide(ended, new() { ActId = "6", Why = "Again", Dispute = new("d1", 1m) }).Refusal);
        Assert.Equal([("1", "dispute", "d1"), ("3", "hearing", "d1"), ("2", "disputeEnd", "d1")], ended.Steps.Select(step => (step.ActId, step.Part, step.Subject)));
    }

    [Fact]
    public void A_certificate_holds_from_the_day_it_is_handed_in_and_goes_its_way_once_accepted()
    {
        var given = Done(None, new() { ActId = "1", Why = "By mail", Certificate = new("c1", Today, "Dr. Lin, ME 1234") });
        Assert.Equal(CertificateReview.Open, Assert.Single(given.Certificates).Review);
        var extension = new ProtectionAct { ActId = "2", Why = "30 days", Extension = new("c1", Today, Today.AddDays(30), Today.AddDays(1)) };
        Assert.Equal(ProtectionRefusal.NotAccepted, Decide(given, extension).Refusal);
        var accepted = Done(given, new() { ActId = "3", Why = "Licensed", CertificateReview = new("c1", IsAccepted: true) }, Supervisor);
        var after = Done(Done(Done(accepted, extension), new() { ActId = "4", Why = "Spoke to her", MedicalContact = new("c1", IsVisit: false, Sample.Now, ReachedCustomer: true) }),
            new() { ActId = "5", Why = "Nobody in", MedicalContact = new("c1", IsVisit: true, Sample.Now.AddHours(1), ReachedCustomer: false) });
        Assert.Equal(
            new MedicalCertificate("c1", Today, CertificateReview.Accepted, null, new(Today, Today.AddDays(30), Today.AddDays(1)), Sample.Now, CallReachedCustomer: true, Sample.Now.AddHours(1)),
            Assert.Single(after.Certificates));
        var order = new ProtectionAct { ActId = "6", Why = "Oxygen", Continuation = new("c1", IsOrdered: true) };
        Assert.Equal(ProtectionRefusal.SupervisorsOnly, Decide(after, order).Refusal);
        Assert.Equal("supervisor@utility.example", Done(after, order, Supervisor).Certificates[0].Continuation!.By);
    }

    [Fact]
    public void A_pledge_stands_until_it_is_taken_back()
    {
        var pledged = Done(None, new() { ActId = "1", Why = "LIHEAP", Pledge = new("p1", "Capital Area CAA", 300m, Today.AddDays(30)) });
        Assert.Equal(new PledgeFacts("p1", "Capital Area CAA", 300m, Today.AddDays(30)), Assert.Single(pledged.Pledges));
        Assert.Empty(Done(pledged, new() { ActId = "2", Why = "Denied", PledgeEnd = new("p1") }).Pledges);
        Assert.Equal(ProtectionRefusal.Unknown, Decide(pledged, new() { ActId = "3", Why = "Denied", PledgeEnd = new("p2") }).Refusal);
    }

    [Fact]
    public void A_bankruptcy_is_said_whole_and_its_end_takes_a_supervisor()
    {
        var filed = Done(None, new() { ActId = "1", Why = "Notice of the court", Bankruptcy = new("26-1", 13, Today, Today) });
        var ended = new ProtectionAct { ActId = "2", Why = "Dismissed", Bankruptcy = new("26-1", 13, Today, Today, EndedOn: Today.AddDays(9)) };
        Assert.Equal(ProtectionRefusal.SupervisorsOnly, Decide(filed, ended).Refusal);
        Assert.Equal(new BankruptcyCase("26-1", 13, Today, Today, null, new(Today.AddDays(9), IsDischarge: false)), Assert.Single(Done(filed, ended, Supervisor).Bankruptcies));
    }

    [Fact]
    public void That_somebody_benefited_is_a_supervisors_decision_about_an_item_that_is_open()
    {
        var benefit = new ProtectionAct { ActId = "1", Why = "Lived there too", Benefit = new("bill-B1~Electric") };
        Assert.Equal(ProtectionRefusal.SupervisorsOnly, Decide(None, benefit).Refusal);
        Assert.Equal("bill-B1~Electric", Assert.Single(Done(None, benefit, Supervisor).BenefitDecisions).ItemId);
        Assert.Equal(ProtectionRefusal.Unknown, Decide(None, benefit with { Benefit = new("bill-B9~Electric") }, Supervisor).Refusal);
    }

    [Fact]
    public void An_act_sent_again_changes_nothing_and_there_is_an_end_to_acts()
    {
        var once = Done(None, new() { ActId = "1", Why = "Hospital", Essential = new(IsEssential: true) });
        Assert.Same(once, Decide(once, new() { ActId = "1", Why = "Hospital", Essential = new(IsEssential: true) }).After);
        Assert.Equal(ProtectionRefusal.SupervisorsOnly, Decide(once, new() { ActId = "2", Why = "Closed", Essential = new(IsEssential: false) }).Refusal);
        var full = once with { Steps = [.. Enumerable.Repeat(once.Steps[0], ProtectionsDocument.MostSteps)] };
        Assert.Equal(ProtectionRefusal.TooMany, Decide(full, new() { ActId = "9", Why = "x", Deceased = new(IsDeceased: true) }).Refusal);
    }

    [Fact]
    public void The_rest_is_kept_as_it_is_said()
    {
        var after = Done(Done(Done(None, new() { ActId = "1", Why = "Daughter", ThirdParty = new(IsAsked: true, "Ana Lopez", "1 Oak St") }), new() { ActId = "2", Why = "Obituary", Deceased = new(IsDeceased: true) }),
            new() { ActId = "3", Why = "Lights on", Occupancy = new(IsSaidVacant: true, Sample.Now, FoundOccupied: true) });
        Assert.Equal((new ThirdParty("Ana Lopez", "1 Oak St"), true, new OccupancyFacts(true, new(Sample.Now, FoundOccupied: true))), (after.ThirdParty, after.IsDeceased, after.Occupancy));
        Assert.Null(Done(after, new() { ActId = "4", Why = "No longer", ThirdParty = new(IsAsked: false) }).ThirdParty);
    }

    [Fact]
    public void An_act_has_exactly_one_part_and_every_field_that_does_not_fit_is_named()
    {
        Assert.Equal(["$"], Fields(new() { ActId = "1", Why = "x" }));
        Assert.Equal(["$"], Fields(new() { ActId = "1", Why = "x", Deceased = new(true), Essential = new(true) }));
        Assert.Equal(["actId", "dispute.amount", "dispute.disputeId", "why"], Fields(new() { ActId = "", Why = "", Dispute = new("a b", 0m) }));
        Assert.Equal(["bankruptcy.chapter", "bankruptcy.orderForRelief"], Fields(new() { ActId = "1", Why = "x", Bankruptcy = new("26-1", 8, Today, Today.AddDays(-1)) }));
        Assert.Equal(["pledge.agency", "pledge.amount"], Fields(new() { ActId = "1", Why = "x", Pledge = new("p", "", 0.001m, Today) }));
        Assert.Equal(["thirdParty.name"], Fields(new() { ActId = "1", Why = "x", ThirdParty = new(IsAsked: true, "Ana") }));
        Assert.Empty(Fields(new() { ActId = "1", Why = "x", Certificate = new("c", Today, "Dr. Lin") }));
    }

    private static IEnumerable<string> Fields(ProtectionAct act) => act.Problems().Select(problem => problem.Field).Order(StringComparer.Ordinal);

    private static ProtectionsDocument Done(ProtectionsDocument before, ProtectionAct act, StaffMember? by = null)
    {
        var answer = Decide(before, act, by);
        Assert.Null(answer.Refusal);
        return answer.After;
    }

    private static ProtectionAnswer Decide(ProtectionsDocument before, ProtectionAct act, StaffMember? by = null) =>
        DecideProtection.Decide(before, Sample.Account(AccountStatus.Active, (Receivable.Electric, 80m)), act, by ?? Specialist, Sample.Now);

    private static StaffMember StaffOf(StaffRole role) => new($"{role.ToString().ToLowerInvariant()}@utility.example", role);
}
