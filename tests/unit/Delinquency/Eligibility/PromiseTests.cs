using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>Promises, money on its way, disputes and people's holds.</summary>
public class PromiseTests
{
    [Theory]
    [InlineData(HeldProcess.Disconnection)]
    [InlineData(HeldProcess.Collections)]
    public void A_persons_hold_on_the_account_stops_cuts_until_it_is_released(HeldProcess process)
    {
        var verdict = Holds(Lawful.Hold(process, HeldEntity.WholeAccount));
        Held.By(verdict, "person-hold");
        Held.Waits(verdict, "person-hold");
    }

    [Fact]
    public void A_hold_on_the_service_stops_its_cut_and_no_other()
    {
        Held.By(Holds(Lawful.Hold(HeldProcess.Disconnection, new(Service: UtilityService.Electric))), "person-hold");
        Held.Lawful(Holds(Lawful.Hold(HeldProcess.Disconnection, new(Service: UtilityService.Water))));
    }

    [Fact]
    public void A_hold_stands_through_its_last_day_or_to_the_day_of_its_release()
    {
        Held.Next(Holds(Lawful.Hold(HeldProcess.Disconnection, HeldEntity.WholeAccount, until: Lawful.Day("2026-03-11"))), "2026-03-12 09:00");
        Held.Next(Holds(Lawful.Hold(HeldProcess.Disconnection, HeldEntity.WholeAccount, until: Lawful.Day("2026-03-20"), release: new(Lawful.Day("2026-03-12"), "senior.one", "done"))), "2026-03-12 09:00");
        Held.Lawful(Holds(Lawful.Hold(HeldProcess.Disconnection, HeldEntity.WholeAccount, until: Lawful.Day("2026-03-10"))));
        Held.Lawful(Holds(Lawful.Hold(HeldProcess.Disconnection, HeldEntity.WholeAccount, release: new(Lawful.Day("2026-03-11"), "senior.one", "done"))));
        Held.By(Lawful.Ask(facts => facts with { Holds = null }), "person-hold");
    }

    [Theory]
    [InlineData(ArrangementState.Proposed, true)]
    [InlineData(ArrangementState.Kept, true)]
    [InlineData(ArrangementState.Broken, false)]
    [InlineData(ArrangementState.Ended, false)]
    public void An_arrangement_holds_while_it_is_asked_for_or_kept(ArrangementState state, bool isHeld) => Held.By(Arrangement(new("a-1", state, ConsentedToTerms: true)), isHeld ? ["arrangement"] : []);

    [Fact]
    public void An_arrangement_that_was_broken_under_terms_nobody_agreed_to_holds() => Held.By(Arrangement(new("a-1", ArrangementState.Broken, ConsentedToTerms: false)), "arrangement-consent");

    [Fact]
    public void Arrangements_that_are_not_known_hold() => Held.By(Lawful.Ask(facts => facts with { Arrangements = null }), "arrangement", "arrangement-consent");

    [Fact]
    public void A_pledge_holds_through_its_last_day()
    {
        PledgeFacts pledge = new("p-1", "Catholic Charities", 60m, Lawful.Day("2026-03-11"));
        var verdict = Lawful.Ask(facts => facts with { Pledges = [pledge] });
        Held.By(verdict, "pledge");
        Held.Next(verdict, "2026-03-12 09:00");
        Held.Lawful(Lawful.Ask(facts => facts with { Pledges = [pledge with { LastDay = Lawful.Day("2026-03-10") }] }));
        Held.By(Lawful.Ask(facts => facts with { Pledges = null }), "pledge");
    }

    [Fact]
    public void Money_that_was_handed_over_on_Saturday_holds_on_Monday_although_it_is_posted_on_Tuesday()
    {
        var verdict = Lawful.AskAt("2026-03-16 10:00", facts => facts with { TendersInFlight = [new("t-1", "Lockbox", 30m, Lawful.City("2026-03-14 11:00"))] });
        Held.By(verdict, "tender");
        Held.Waits(verdict, "tender");
        Held.By(Lawful.Ask(facts => facts with { TendersInFlight = null }), "tender");
    }

    [Fact]
    public void A_dispute_without_an_offered_hearing_holds_whatever_else_is_owed()
    {
        var verdict = Dispute(new("d-1", Receivable.Electric, 10m, null, null));
        Held.By(verdict, "dispute-hearing");
        Held.Waits(verdict, "dispute-hearing");
        Held.By(Dispute(new("d-1", Receivable.Electric, 10m, Lawful.Now.AddMinutes(1), null)), "dispute-hearing");
        Held.By(Lawful.Ask(facts => facts with { Disputes = null }), "dispute-hearing");
    }

    [Fact]
    public void A_dispute_that_was_decided_holds_nothing()
    {
        Held.Lawful(Dispute(new("d-1", Receivable.Electric, 120m, null, Lawful.Day("2026-03-11"))));
        Held.By(Dispute(new("d-1", Receivable.Electric, 10m, null, Lawful.Day("2026-03-12"))), "dispute-hearing");
    }

    private static Verdict Holds(HoldDocument hold) => Lawful.Ask(facts => facts with { Holds = [hold] });

    private static Verdict Arrangement(ArrangementFacts arrangement) => Lawful.Ask(facts => facts with { Arrangements = [arrangement] });

    private static Verdict Dispute(DisputeFacts dispute) => Lawful.Ask(facts => facts with { Disputes = [dispute] });
}
