using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Unit.Billing;

namespace Serverless.Tests.Unit.MoneyMoves;

public sealed class PlacementTests
{
    private static readonly SuspenseDocument Suspended = ((Suspended)PostPayment.Decide(null, Sample.Payment(50m) with { AccountId = "1000000002" }, Sample.Order, Sample.Now)).Entry;
    private static readonly AskedMove Asked = Moves.Placement(Suspended);

    [Fact]
    public void A_placed_payment_pays_as_if_it_had_come_right_with_the_time_it_was_tendered()
    {
        var life = new Life().Bill(PostBillTests.Issued("B1", (Receivable.Electric, 80m)));
        life.Now = life.Now.AddDays(9);
        var posted = PostPayment.Place(life.Account, Suspended, Sample.Order, Asked.AskedBy, Asked.Why, life.Now)!;
        life.Enter(posted.Entered).IsProven();
        Assert.Equal((30m, 50m), (life.Account.Owed, life.Account.TotalPaid));
        Assert.Equal((Sample.Now.AddMinutes(-3), "pay-1", Asked.AskedBy), (life.Ledger[^1].Payment!.TenderedAt, life.Ledger[^1].Payment!.PaymentId, life.Ledger[^1].By));
    }

    [Fact]
    public void One_that_the_bank_takes_back_is_taken_back_from_the_account_it_was_placed_on()
    {
        var life = new Life().Bill(PostBillTests.Issued("B1", (Receivable.Electric, 80m)));
        life.Enter(PostPayment.Place(life.Account, Suspended, Sample.Order, Asked.AskedBy, Asked.Why, life.Now)!.Entered).Return("pay-1").IsProven();
        Assert.Equal((80m, 0m), (life.Account.Owed, life.Account.TotalPaid));
    }

    [Theory]
    [InlineData(AccountStatus.Active, true)]
    [InlineData(AccountStatus.Closed, true)]
    [InlineData(AccountStatus.Pending, false)]
    [InlineData(AccountStatus.Withdrawn, false)]
    public void A_closed_account_takes_it_as_credit_to_pay_out_and_one_without_service_does_not(AccountStatus status, bool isTaken) =>
        Assert.Equal(isTaken ? 50m : null, PostPayment.Place(Sample.Account(status), Suspended, Sample.Order, "by", "why", Sample.Now)?.Account.UnappliedCredit);

    [Fact]
    public void A_second_proposal_finds_it_taken_until_the_first_leaves_it()
    {
        var second = Moves.Placement(Suspended, id: "p-2");
        var proposed = Suspended.ProposedBy(Asked, Sample.Now);
        Assert.True(proposed.Is(SuspenseStatus.Placing, Asked));
        Assert.Same(proposed, proposed.ProposedBy(second, Sample.Now));
        Assert.Same(proposed, proposed.LeftBy(second, Sample.Now));
        Assert.Same(proposed, proposed.PlacedBy(second, Sample.Now));
        Assert.True(proposed.LeftBy(Asked, Sample.Now).ProposedBy(second, Sample.Now).Is(SuspenseStatus.Placing, second));
    }

    [Fact]
    public void A_placed_one_names_its_account_and_one_whose_account_refused_waits_again()
    {
        var placed = Suspended.ProposedBy(Asked, Sample.Now).PlacedBy(Asked, Sample.Now);
        Assert.Equal((SuspenseStatus.Placed, Sample.AccountId), (placed.Status, placed.PlacedOn));
        Assert.Same(placed, placed.PlacedBy(Asked, Sample.Now));
        var left = placed.LeftBy(Asked, Sample.Now);
        Assert.Equal((SuspenseStatus.Open, null, null), (left.Status, left.PlacedOn, left.MoveId));
    }

    [Theory]
    [InlineData(SuspenseStatus.Returned)]
    [InlineData(SuspenseStatus.Dismissed)]
    public void Money_that_is_gone_is_not_placed(SuspenseStatus status)
    {
        var gone = Suspended with { Status = status, MoveId = Asked.MoveId };
        Assert.Same(gone, gone.ProposedBy(Asked, Sample.Now));
        Assert.Same(gone, gone.PlacedBy(Asked, Sample.Now));
        Assert.Same(gone, gone.LeftBy(Asked, Sample.Now));
    }

    [Theory]
    [InlineData(SuspenseReason.SuspectedDuplicate, SuspenseStatus.Open, true, true, DismissalOutcome.Dismissed)]
    [InlineData(SuspenseReason.SuspectedDuplicate, SuspenseStatus.Dismissed, false, false, DismissalOutcome.Dismissed)]
    [InlineData(SuspenseReason.SuspectedDuplicate, SuspenseStatus.Open, false, true, DismissalOutcome.NoTwinPosted)]
    [InlineData(SuspenseReason.SuspectedDuplicate, SuspenseStatus.Open, true, false, DismissalOutcome.AboveLimit)]
    [InlineData(SuspenseReason.SuspectedDuplicate, SuspenseStatus.Placing, true, true, DismissalOutcome.NotOpen)]
    [InlineData(SuspenseReason.UnknownAccount, SuspenseStatus.Open, true, true, DismissalOutcome.NoDuplicate)]
    public void Only_a_duplicate_of_a_posted_payment_is_dismissed(SuspenseReason reason, SuspenseStatus status, bool isTwinPosted, bool isWithinLimit, DismissalOutcome outcome) =>
        Assert.Equal(outcome, DismissDuplicate.Decide(Suspended with { Reason = reason, Status = status }, isTwinPosted, isWithinLimit));
}
