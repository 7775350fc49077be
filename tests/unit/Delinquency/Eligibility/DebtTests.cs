using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>Which debt a service may be cut for, and how much it must be.</summary>
public class DebtTests
{
    private static Verdict With(params DebtItem[] items) => Lawful.Ask(facts => facts with { OpenItems = items });

    private static DebtItem Item => Lawful.Item(Lawful.Now);

    [Theory]
    [InlineData(49.99, true)]
    [InlineData(50.00, false)]
    public void Less_than_the_minimum_is_no_ground(decimal amount, bool isHeld) => Held.By(With(Item with { Amount = amount }), isHeld ? ["under-minimum"] : []);

    [Fact]
    public void Who_owes_nothing_is_not_cut()
    {
        Held.By(With(), "under-minimum");
        Held.Waits(With(), "under-minimum");
    }

    [Fact]
    public void Debt_that_is_not_known_holds()
    {
        var verdict = Lawful.Ask(facts => facts with { OpenItems = null });
        Assert.Contains("under-minimum", verdict.Findings.Select(finding => finding.Rule));
        Held.By(Lawful.Ask(facts => facts with { UnappliedCredit = null }), "credit");
    }

    [Theory]
    [InlineData("2026-03-11", "2026-01-01", "2026-03-12 00:00")] // due today
    [InlineData("2026-03-01", "2026-02-19", "2026-03-12 00:00")] // the twentieth day from mailing is today
    [InlineData("2026-03-01", "2026-02-20", "2026-03-13 00:00")]
    public void A_bill_is_not_delinquent_through_its_due_date_nor_through_the_twentieth_day(string due, string mailed, string until)
    {
        var verdict = Bill(due, mailed);
        Held.By(verdict, "under-minimum", "not-delinquent");
        Held.Until(verdict, "not-delinquent", until);
        Held.Until(verdict, "under-minimum", until);
    }

    [Theory]
    [InlineData("2026-03-10", "2026-01-01")]
    [InlineData("2026-03-01", "2026-02-18")] // today is the twenty-first day
    public void On_the_day_after_it_is(string due, string mailed) => Held.Lawful(Bill(due, mailed));

    [Theory]
    [InlineData("2028-02-09", "2028-02-29 10:00", true)] // the twentieth day is leap day
    [InlineData("2028-02-09", "2028-03-01 10:00", false)]
    public void Leap_day_counts(string mailed, string shown, bool isHeld) => Held.By(
        Lawful.AskAt(shown, facts => facts with { OpenItems = [facts.OpenItems![0] with { MailedOn = Lawful.Day(mailed) }] }), isHeld ? ["not-delinquent", "under-minimum"] : []);

    [Fact]
    public void A_bill_whose_mailing_is_not_known_is_not_delinquent() => Held.Waits(With(Item with { MailedOn = null }), "not-delinquent");

    [Fact]
    public void The_former_occupants_debt_is_no_ground()
    {
        Held.By(With(Item with { IncurredBy = "idt-12" }), "under-minimum", "former-occupant");
        Held.By(With(Item with { IncurredBy = null }), "under-minimum", "former-occupant");
    }

    [Fact]
    public void It_is_when_a_person_decided_that_the_customer_benefited_directly() => Held.Lawful(Lawful.Ask(facts => facts with
    {
        OpenItems = [Item with { IncurredBy = "idt-12" }],
        BenefitDecisions = [new("bill-1", "supervisor.two", Lawful.Now.AddDays(-20), "the spouse lived there")],
    }));

    [Fact]
    public void A_decision_on_another_item_does_not_count() => Held.By(
        Lawful.Ask(facts => facts with { OpenItems = [Item with { IncurredBy = "idt-12" }], BenefitDecisions = [new("bill-2", "supervisor.two", Lawful.Now, "other")] }), "under-minimum", "former-occupant");

    [Fact]
    public void Debt_of_another_class_of_service_is_no_ground() => Held.By(With(Item with { ClassOfService = CustomerClass.Commercial }), "under-minimum", "other-class");

    [Theory]
    [InlineData(Receivable.Water)]
    [InlineData(Receivable.Gas)]
    [InlineData(Receivable.SolidWaste)]
    public void Electric_is_not_cut_for_another_services_debt(Receivable receivable) => Held.By(With(Item with { Receivable = receivable }), "under-minimum", "other-service");

    [Fact]
    public void Water_is_cut_for_sewer_too() =>
        Held.Lawful(Lawful.Ask(facts => facts with { Service = UtilityService.Water, OpenItems = [Item with { Receivable = Receivable.Sewer }] }));

    [Theory]
    [InlineData(UtilityService.Sewer)]
    [InlineData(UtilityService.SolidWaste)]
    public void What_the_policy_does_not_name_is_never_cut(UtilityService service)
    {
        var verdict = Lawful.Ask(facts => facts with
        {
            Service = service,
            Services = [new(service, IsOn: true, null)],
            OpenItems = [Item with { Receivable = Enum.Parse<Receivable>(service.ToString()) }],
            Notices = [facts.Notices![0] with { Services = [service] }],
        });
        Held.By(verdict, "under-minimum", "other-service");
    }

    [Fact]
    public void The_fee_for_a_returned_item_alone_is_no_ground() => Held.By(With(Item with { Kind = ItemKind.ReturnedItemFee }), "under-minimum", "returned-item-fee");

    [Fact]
    public void Nor_does_it_lift_a_small_debt_over_the_minimum() => Held.By(
        With(Item with { Amount = 40m }, Lawful.Item(Lawful.Now, "bill-2") with { Kind = ItemKind.ReturnedItemFee, Amount = 40m }), "under-minimum", "returned-item-fee");

    [Fact]
    public void Beside_debt_that_is_enough_it_does_not_hold() => Held.Lawful(With(Item, Lawful.Item(Lawful.Now, "bill-2") with { Kind = ItemKind.ReturnedItemFee }));

    [Fact]
    public void Credit_that_was_paid_out_and_came_back_does_not_count() => Held.By(With(Item with { Kind = ItemKind.ReturnedCredit }), "under-minimum", "other-kind");

    [Theory]
    [InlineData(70.00, false)]
    [InlineData(70.01, true)]
    public void Credit_is_set_against_the_debt(decimal credit, bool isHeld) => Held.By(Lawful.Ask(facts => facts with { UnappliedCredit = credit }), isHeld ? ["under-minimum", "credit"] : []);

    [Theory]
    [InlineData(70.00, false)]
    [InlineData(70.01, true)]
    public void The_undisputed_part_still_counts(decimal disputed, bool isHeld) => Held.By(
        Lawful.Ask(facts => facts with { Disputes = [new("d-1", Receivable.Electric, disputed, Lawful.Now.AddDays(-1), null)] }), isHeld ? ["under-minimum", "held-amount"] : []);

    [Fact]
    public void A_dispute_about_another_service_takes_nothing_away_and_one_about_the_whole_bill_does()
    {
        Held.Lawful(Lawful.Ask(facts => facts with { Disputes = [new("d-1", Receivable.Water, 120m, Lawful.Now.AddDays(-1), null)] }));
        Held.By(Lawful.Ask(facts => facts with { Disputes = [new("d-1", null, 120m, Lawful.Now.AddDays(-1), null)] }), "under-minimum", "held-amount");
    }

    [Theory]
    [InlineData(HeldProcess.Disconnection)]
    [InlineData(HeldProcess.Collections)]
    public void An_amount_that_a_person_holds_does_not_count_until_the_holds_last_day_is_over(HeldProcess process)
    {
        var verdict = Lawful.Ask(facts => facts with { Holds = [Lawful.Hold(process, new(Receivable.Electric), 100m, Lawful.Day("2026-03-11"))] });
        Held.By(verdict, "under-minimum", "held-amount");
        Held.Next(verdict, "2026-03-12 09:00");
    }

    [Fact]
    public void Holds_on_other_processes_do_not_matter() =>
        Held.Lawful(Lawful.Ask(facts => facts with { Holds = [Lawful.Hold(HeldProcess.LateCharges, HeldEntity.WholeAccount), Lawful.Hold(HeldProcess.Refunds, new(Receivable.Electric))] }));

    private static Verdict Bill(string due, string mailed) => Lawful.Ask(facts => facts with
    {
        OpenItems = [Item with { DueOn = Lawful.Day(due), MailedOn = Lawful.Day(mailed) }],
        ContactAttempts = [new(ContactWay.Call, Lawful.Now.AddHours(-1)), new(ContactWay.Text, Lawful.Now.AddHours(-1))],
    });
}
