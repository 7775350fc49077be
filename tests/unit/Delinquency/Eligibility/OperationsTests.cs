using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>What must be in order on the utility's own side, and at the premise.</summary>
public class OperationsTests
{
    [Theory]
    [InlineData(AccountStatus.Pending)]
    [InlineData(AccountStatus.Closed)]
    [InlineData(AccountStatus.Withdrawn)]
    public void Only_an_active_account_is_cut(AccountStatus status) => Held.By(Lawful.Ask(facts => facts with { Customer = facts.Customer with { Status = status } }), "account-active");

    [Fact]
    public void A_service_that_is_off_or_not_there_is_not_cut()
    {
        Held.By(Lawful.Ask(facts => facts with { Services = [new(UtilityService.Electric, IsOn: false, Lawful.Day("2026-03-10"))] }), "service-on");
        Held.By(Lawful.Ask(facts => facts with { Services = [new(UtilityService.Water, IsOn: true, null)] }), "service-on");
        Held.By(Lawful.Ask(facts => facts with { Services = null }), "service-on");
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(-1, true)]
    public void Facts_are_read_anew(int ageInMinutes, bool isHeld)
    {
        var verdict = Lawful.Ask(facts => facts with { ReadAt = Lawful.Now.AddMinutes(-ageInMinutes) });
        Held.By(verdict, isHeld ? ["facts-age"] : []);
    }

    [Fact]
    public void The_kill_switch_stops_all_cuts_and_names_who_set_it()
    {
        var verdict = Lawful.Ask(facts => facts with { KillSwitch = new(IsOn: true, "supervisor.two", "wrong list") });
        Held.By(verdict, "kill-switch");
        Assert.Contains("supervisor.two: wrong list", verdict.Findings[0].Sentence, StringComparison.Ordinal);
        Held.By(Lawful.Ask(facts => facts with { KillSwitch = null }), "kill-switch");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void Nobody_is_cut_who_has_died_or_may_have(bool? isDeceased) =>
        Held.By(Lawful.Ask(facts => facts with { Customer = facts.Customer with { IsDeceased = isDeceased } }), "deceased");

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void What_others_depend_on_or_may_is_not_cut(bool? isEssential) => Held.By(Lawful.Ask(facts => facts with { IsEssentialFacility = isEssential }), "essential-facility");

    [Fact]
    public void A_premise_that_is_said_to_be_vacant_is_looked_at_first()
    {
        Held.By(Occupancy(new(IsSaidVacant: true, null)), "occupancy");
        Held.By(Occupancy(new(IsSaidVacant: true, new(Lawful.Now.AddDays(-1), FoundOccupied: true))), "occupancy");
        Held.By(Occupancy(new(IsSaidVacant: true, new(Lawful.Now.AddDays(-7), FoundOccupied: false))), "occupancy");
        Held.By(Occupancy(null), "occupancy");
        Held.Lawful(Occupancy(new(IsSaidVacant: true, new(Lawful.Now.AddDays(-7).AddMinutes(1), FoundOccupied: false))));
    }

    [Theory]
    [InlineData(ChannelState.Late)]
    [InlineData(ChannelState.Doubled)]
    [InlineData(ChannelState.Implausible)]
    public void A_channel_that_does_not_work_holds_its_payers(ChannelState state) => Held.By(Channels([new("Web", ChannelState.Healthy, Lawful.Now), new("Lockbox", state, Lawful.Now)]), "channel-health");

    [Fact]
    public void A_channel_that_nobody_reported_on_for_a_day_holds_its_payers()
    {
        Held.By(Channels([new("Lockbox", ChannelState.Healthy, Lawful.Now.AddHours(-24))]), "channel-health");
        Held.Lawful(Channels([new("Lockbox", ChannelState.Healthy, Lawful.Now.AddHours(-24).AddMinutes(1))]));
        Held.By(Channels(null), "channel-health");
        Held.Lawful(Channels([])); // a customer who never paid uses none
    }

    [Fact]
    public void Water_waits_for_electric_that_is_past_due_too() => Held.By(Water(new(UtilityService.Electric, IsOn: true, null), electricOwed: 120m), "electric-first");

    [Fact]
    public void Water_does_not_wait_for_electric_that_is_paid() => Held.Lawful(Water(new(UtilityService.Electric, IsOn: true, null), electricOwed: 0m));

    [Fact]
    public void Water_follows_five_days_after_electric()
    {
        var early = Water(new(UtilityService.Electric, IsOn: false, Lawful.Day("2026-03-07")), electricOwed: 120m);
        Held.By(early, "electric-first");
        Held.Next(early, "2026-03-12 09:00");
        Held.Lawful(Water(new(UtilityService.Electric, IsOn: false, Lawful.Day("2026-03-06")), electricOwed: 120m));
    }

    [Fact]
    public void Water_alone_waits_for_nothing() => Held.Lawful(Water(null, electricOwed: 0m));

    private static Verdict Occupancy(OccupancyFacts? occupancy) => Lawful.Ask(facts => facts with { Occupancy = occupancy });

    private static Verdict Channels(IReadOnlyList<ChannelHealth>? channels) => Lawful.Ask(facts => facts with { Channels = channels });

    private static Verdict Water(ServiceFacts? electric, decimal electricOwed) => Lawful.Ask(facts => facts with
    {
        Service = UtilityService.Water,
        Services = electric is null ? [new(UtilityService.Water, IsOn: true, null)] : [electric, new(UtilityService.Water, IsOn: true, null)],
        OpenItems = [Lawful.Item(Lawful.Now) with { Amount = electricOwed }, Lawful.Item(Lawful.Now, "bill-2") with { Receivable = Receivable.Water }],
    });
}
