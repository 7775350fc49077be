using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.MoneyMoves;

public sealed class CloseDrawerTests
{
    private const string Cashier = "specialist.one@utility.example";
    private static readonly StaffMember Supervisor = new("supervisor.one@utility.example", StaffRole.Supervisor);
    private static readonly DrawerPayment[] Taken = [new("c-1", PaymentTender.Cash, 20m), new("c-2", PaymentTender.Cash, 30.50m), new("k-1", PaymentTender.Check, 100m), new("x-1", PaymentTender.Card, 7m)];

    [Fact]
    public void A_slip_says_what_was_expected_what_was_counted_and_what_goes_to_the_bank()
    {
        var slip = Close((PaymentTender.Cash, 50m), (PaymentTender.Check, 100m), (PaymentTender.Card, 7m), (PaymentTender.MoneyOrder, 5m));
        Assert.Equal(
            [new(PaymentTender.Cash, 50.50m, 50m), new(PaymentTender.Check, 100m, 100m), new(PaymentTender.MoneyOrder, 0m, 5m), new(PaymentTender.Card, 7m, 7m)],
            slip.Lines);
        Assert.Equal((-0.50m, 155m, false), (slip.Lines[0].OverShort, slip.Deposit, slip.IsBalanced));
    }

    [Fact]
    public void A_tender_that_was_not_counted_is_missing() => Assert.Equal(-100m, Close((PaymentTender.Cash, 50.50m), (PaymentTender.Card, 7m)).Lines.Single(line => line.Tender == PaymentTender.Check).OverShort);

    [Fact]
    public void What_comes_after_the_count_is_late()
    {
        var slip = Close((PaymentTender.Cash, 50.50m));
        Assert.Empty(CloseDrawer.Late(slip, Taken));
        Assert.Equal(["late"], CloseDrawer.Late(slip, [.. Taken, new("late", PaymentTender.Cash, 1m)]).Select(payment => payment.PaymentId));
    }

    [Fact]
    public void A_difference_is_signed_for_by_another_person_once()
    {
        var slip = Close((PaymentTender.Cash, 50m));
        Assert.Equal(SignOffRefusal.OwnCount, CloseDrawer.SignOff(slip, new(Cashier, StaffRole.Manager), "Mine", Sample.Now).Refusal);
        var (signed, refusal) = CloseDrawer.SignOff(slip, Supervisor, "A roll was torn", Sample.Now);
        Assert.Equal((null, Supervisor.SignIn), (refusal, signed.SignOff!.By));
        Assert.Equal((signed, null), CloseDrawer.SignOff(signed, Supervisor, "A roll was torn", Sample.Now.AddHours(1)));
        Assert.Equal(SignOffRefusal.AlreadySigned, CloseDrawer.SignOff(signed, Supervisor, "Another reason", Sample.Now).Refusal);
    }

    [Fact]
    public void A_balanced_drawer_needs_no_signature() => Assert.Equal(
        SignOffRefusal.Balanced, CloseDrawer.SignOff(Close((PaymentTender.Cash, 50.50m), (PaymentTender.Check, 100m), (PaymentTender.Card, 7m)), Supervisor, "Fine", Sample.Now).Refusal);

    [Fact]
    public void The_same_count_is_the_same_whatever_its_order_and_its_zeros()
    {
        var slip = Close((PaymentTender.Check, 100m), (PaymentTender.Cash, 50m));
        Assert.True(CloseDrawer.IsSame(slip, Count((PaymentTender.Cash, 50m), (PaymentTender.MoneyOrder, 0m), (PaymentTender.Check, 100m)), Cashier));
        Assert.False(CloseDrawer.IsSame(slip, Count((PaymentTender.Cash, 50.50m), (PaymentTender.Check, 100m)), Cashier));
        Assert.False(CloseDrawer.IsSame(slip, Count((PaymentTender.Cash, 50m), (PaymentTender.Check, 100m)), Supervisor.SignIn));
    }

    [Fact]
    public void A_count_names_each_tender_once_in_dollars_and_cents()
    {
        Assert.Empty(Count((PaymentTender.Cash, 0m)).Problems());
        Assert.Equal("counted", Assert.Single(Count((PaymentTender.Cash, 1m), (PaymentTender.Cash, 1m)).Problems()).Field);
        Assert.All(new[] { -1m, 0.001m, DrawerCount.Largest + 1m }, amount => Assert.Equal("counted[0].amount", Assert.Single(Count((PaymentTender.Cash, amount)).Problems()).Field));
    }

    [Theory]
    [InlineData(PaymentChannel.Cashier, "D-7", true)]
    [InlineData(PaymentChannel.Portal, "D-7", false)]
    [InlineData(PaymentChannel.Cashier, "a/b", false)]
    [InlineData(PaymentChannel.Portal, null, true)]
    public void Only_a_cashiers_payment_names_a_drawer(PaymentChannel channel, string? drawer, bool isTaken) =>
        Assert.Equal(isTaken, !((IContract)(Sample.Payment() with { Channel = channel, Drawer = drawer })).Problems().Any());

    private static DepositSlipDocument Close(params (PaymentTender Tender, decimal Amount)[] counted) => CloseDrawer.Decide("D-7", Taken, Count(counted), Cashier, Sample.Now);

    private static DrawerCount Count(params (PaymentTender Tender, decimal Amount)[] counted) => new() { Counted = [.. counted.Select(line => new CountedTender(line.Tender, line.Amount))] };
}
