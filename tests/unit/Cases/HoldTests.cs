using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;

namespace Serverless.Tests.Unit.Cases;

public class HoldTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly HeldEntity Electric = new(Receivable.Electric);

    private static readonly NewHold Dispute = new()
    {
        HoldId = "dispute-1",
        Process = HeldProcess.Collections,
        Receivable = Receivable.Electric,
        Amount = 120m,
        From = Today,
        Until = Today.AddDays(30),
        Why = "The meter is disputed",
    };

    /// <summary>Up to eight holds of three things and two processes, some released, within twenty days around today.</summary>
    private static readonly Gen<HoldDocument[]> SomeHolds = Gen.Choose(0, 8).SelectMany(count => (
        from process in Gen.Elements(HeldProcess.Collections, HeldProcess.Disconnection)
        from receivable in Gen.Elements<Receivable?>(null, Receivable.Electric, Receivable.Water)
        from cents in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(1, 300_00).Select(value => (int?)value))
        from day in Gen.Choose(-10, 10)
        from days in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, 10).Select(value => (int?)value))
        from released in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-10, 10).Select(value => (int?)value))
        select Placed(Dispute with
        {
            Process = process,
            Receivable = receivable,
            Amount = receivable is null ? null : cents / 100m,
            From = Today.AddDays(day),
            Until = days is { } length ? Today.AddDays(day + length) : null,
        }) with
        { Release = released is { } after ? new HoldRelease(Today.AddDays(after), "a", "b") : null }).ArrayOf(count));

    [Fact]
    public void Parts_add_up_to_all_of_the_balance_at_most()
    {
        HoldDocument[] holds = [Placed(Dispute), Placed(Dispute with { HoldId = "dispute-2", Amount = 30m })];
        var held = holds.On(HeldProcess.Collections, Electric, Today);
        Assert.Equal((150m, 100m, 0m), (held.Of(400m), held.Of(100m), held.Of(-5m)));
    }

    [Fact]
    public void A_hold_without_an_amount_holds_all_of_it() => Assert.Equal(400m, Of([Placed(Dispute), Placed(Dispute with { Amount = null })]).Of(400m));

    [Fact]
    public void A_hold_on_the_whole_account_holds_every_part_of_it_and_one_on_a_part_no_other()
    {
        var whole = Placed(Dispute with { Receivable = null, Amount = null });
        Assert.True(Of([whole]).IsHeld);
        HoldDocument[] water = [Placed(Dispute with { Receivable = Receivable.Water })];
        Assert.False(Of(water).IsHeld);
        Assert.False(water.On(HeldProcess.Collections, HeldEntity.WholeAccount, Today).IsHeld);
        Assert.False(water.On(HeldProcess.Collections, new(Service: UtilityService.Water), Today).IsHeld);
    }

    [Fact]
    public void It_holds_one_process_and_leaves_the_others() => Assert.False(new[] { Placed(Dispute) }.On(HeldProcess.LateCharges, Electric, Today).IsHeld);

    [Fact]
    public void It_holds_from_its_first_to_its_last_day_or_until_the_day_it_is_released()
    {
        var hold = Placed(Dispute);
        Assert.Equal([false, true, true, false], new[] { -1, 0, 30, 31 }.Select(day => hold.IsInForce(Today.AddDays(day))));
        var released = hold with { Release = new(Today.AddDays(5), "specialist.one@utility.example", "Settled") };
        Assert.Equal([true, false], new[] { 4, 5 }.Select(day => released.IsInForce(Today.AddDays(day))));
    }

    [Fact]
    public void What_is_held_agrees_with_a_count_of_each_hold_by_itself() => Property.Holds(
        from holds in SomeHolds from owed in Gen.Choose(-50_00, 900_00) select (holds, Owed: owed / 100m),
        drawn =>
        {
            decimal held = 0;
            foreach (var hold in drawn.holds)
            {
                var isOver = hold.Until < Today || (hold.Release is { } release && release.On <= Today);
                var isOnIt = hold.Entity.Receivable is null or Receivable.Electric;
                if (hold.From <= Today && !isOver && isOnIt && hold.Process == HeldProcess.Collections) held += hold.Amount ?? 1_000_000m;
            }
            Assert.Equal(Math.Clamp(held, 0, Math.Max(drawn.Owed, 0)), Of(drawn.holds).Of(drawn.Owed));
        });

    [Fact]
    public void The_held_amounts_of_an_account_name_only_what_has_something_held() => Assert.Equal(
        new Dictionary<Receivable, decimal> { [Receivable.Electric] = 120m },
        new[] { Placed(Dispute) }.Amounts(HeldProcess.Collections, new Dictionary<Receivable, decimal> { [Receivable.Electric] = 300m, [Receivable.Water] = 80m }, Today));

    [Fact]
    public void A_hold_that_contradicts_itself_is_refused()
    {
        Assert.Empty(Dispute.Problems());
        var broken = Dispute with { HoldId = "a b", Receivable = null, Amount = 0.001m, Until = Today.AddDays(-1), Why = "" };
        Assert.Equal(["amount", "holdId", "until", "why"], broken.Problems().Select(problem => problem.Field).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["service"], (Dispute with { Service = UtilityService.Electric }).Problems().Select(problem => problem.Field));
    }

    [Fact]
    public void The_same_hold_sent_again_is_known_by_all_of_its_terms()
    {
        Assert.True(Dispute.Is(Placed(Dispute)));
        Assert.False((Dispute with { Amount = 121m }).Is(Placed(Dispute)));
    }

    private static HeldPart Of(HoldDocument[] holds) => holds.On(HeldProcess.Collections, Electric, Today);

    private static HoldDocument Placed(NewHold hold) => hold.In(Sample.Case, "specialist.one@utility.example", Sample.Now);
}
