using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Staff;
using Serverless.Tests.Unit.Billing;

namespace Serverless.Tests.Unit.MoneyMoves;

public sealed class RefundCreditTests
{
    /// <summary>Paid 200 dollars by card at the portal on a Monday, which clear on Wednesday at closing time.</summary>
    private static Life Credited(decimal credit = 200m) => new Life().Pay(credit);

    private static Life Cleared(decimal credit = 200m)
    {
        var life = Credited(credit);
        life.Now = life.Now.AddDays(3);
        return life;
    }

    [Fact]
    public void Credit_is_paid_out_with_a_document_and_an_event()
    {
        var life = Cleared();
        var decision = RefundCredit.Decide(life.Account, life.Ledger, new(Moves.Refund(150m)), isHeld: false, Moves.Rules, life.Now);
        Assert.Equal(MoveStep.Done, life.Make(decision));
        Assert.Equal((50m, 200m), (life.Account.UnappliedCredit, life.Account.TotalPaid));
        Assert.Equal(150m, Assert.IsType<RefundDocument>(Assert.Single(decision.Change!.Created)).Amount);
        Assert.Equal(RefundOrdered.Subject, decision.Change.Event!.Subject);
    }

    [Fact]
    public void The_same_refund_is_paid_once()
    {
        var life = Cleared();
        life.Refund(Moves.Refund(150m));
        Assert.Equal(MoveStep.Done, life.Refund(Moves.Refund(150m)));
        Assert.Equal(50m, life.Account.UnappliedCredit);
    }

    [Fact]
    public void Money_that_has_not_cleared_waits_until_it_has()
    {
        var life = Credited();
        Assert.Equal(new MoveStep(WaitUntil: new(2026, 3, 4, 22, 0, 0, TimeSpan.Zero)), life.Refund(Moves.Refund(1m)));
        Assert.Equal(200m, life.Account.UnappliedCredit);
    }

    [Fact]
    public void Older_money_is_paid_out_while_newer_has_not_cleared()
    {
        var life = Cleared(100m).Pay(40m, "pay-2");
        Assert.Equal(MoveStep.Done, life.Refund(Moves.Refund(100m)));
        Assert.NotNull(life.Refund(Moves.Refund(1m, "r-2")).WaitUntil);
    }

    [Fact]
    public void Credit_made_by_correcting_a_bill_waits_for_the_payment_of_that_bill()
    {
        var life = new Life().Bill(PostBillTests.Issued("B1", (Receivable.Electric, 80m))).Pay(80m);
        life.Adjust(Moves.Adjustment(80m, itemId: "bill-B1~Electric"));
        Assert.Equal(80m, life.Account.UnappliedCredit);
        Assert.NotNull(life.Refund(Moves.Refund(80m) with { AskedBy = "senior.one@utility.example" }).WaitUntil);
    }

    [Theory]
    [InlineData(PaymentTender.Cash, true)]
    [InlineData(PaymentTender.BankTransfer, true)]
    [InlineData(PaymentTender.Check, false)]
    [InlineData(PaymentTender.BankDraft, false)]
    public void What_no_bank_can_take_back_has_cleared_at_once(PaymentTender tender, bool isPaid)
    {
        var life = new Life();
        life.Enter(((Posted)PostPayment.Decide(life.Account, Sample.Payment(60m) with { Tender = tender }, Sample.Order, life.Now)).Entered);
        Assert.Equal(isPaid, life.Refund(Moves.Refund(60m)) == MoveStep.Done);
    }

    [Fact]
    public void A_payment_that_was_taken_back_holds_nothing_up()
    {
        var life = Cleared().Pay(75m, "pay-2").Return("pay-2");
        Assert.Equal(MoveStep.Done, life.Refund(Moves.Refund(200m)));
    }

    [Fact]
    public void A_hold_on_refunds_stops_it() => Assert.Equal(MoveRefusal.RefundsHeld, Cleared().Refund(Moves.Refund(1m), isHeld: true).Refusal);

    [Fact]
    public void More_than_the_credit_is_never_paid() => Assert.Equal(MoveRefusal.AboveCredit, Cleared().Refund(Moves.Refund(200.01m)).Refusal);

    [Fact]
    public void Small_refunds_add_up_to_a_large_one()
    {
        var life = Cleared();
        Assert.Equal(MoveStep.Done, life.Refund(Moves.Refund(100m, "r-1", role: StaffRole.Specialist)));
        Assert.Equal(new MoveStake(100.01m), life.Refund(Moves.Refund(0.01m, "r-2", role: StaffRole.Specialist)).Beyond);
    }

    [Theory]
    [InlineData("specialist.one@utility.example", true)]
    [InlineData("Specialist.One@utility.example", true)]
    [InlineData("specialist.two@utility.example", false)]
    public void Who_made_the_credit_does_not_pay_it_out_alone(string refunder, bool isAsked)
    {
        foreach (var made in new[] { Adjusted(), Received(), Placed() })
        {
            var step = made.Refund(Moves.Refund(10m, role: StaffRole.Manager) with { AskedBy = refunder });
            Assert.Equal(isAsked ? new MoveStake(10m) : null, step.Beyond);
        }
    }

    [Fact]
    public void A_month_later_and_with_approval_they_may()
    {
        var life = Adjusted();
        Assert.Equal(MoveStep.Done, life.Make(RefundCredit.Decide(life.Account, life.Ledger, new(Moves.Refund(10m), new MoveStake(10m)), isHeld: false, Moves.Rules, life.Now)));
        life.Now = life.Now.AddDays(30);
        Assert.Equal(MoveStep.Done, life.Refund(Moves.Refund(10m, "r-2")));
    }

    private static Life Adjusted()
    {
        var life = new Life().Bill(PostBillTests.Issued("B1", (Receivable.Electric, 80m))).Pay(80m);
        life.Now = life.Now.AddDays(3);
        life.Adjust(Moves.Adjustment(20m, itemId: "bill-B1~Electric"));
        return life;
    }

    private static Life Received()
    {
        var life = new Life();
        life.Make(TransferCredit.Receive(life.Account, life.Ledger, "idt-77", Moves.Transfer(20m, Sample.AccountId), Moves.Rules, life.Now));
        return life;
    }

    private static Life Placed()
    {
        var life = new Life();
        var suspended = ((Suspended)PostPayment.Decide(null, Sample.Payment(20m), Sample.Order, life.Now)).Entry;
        life.Enter(PostPayment.Place(life.Account, suspended, Sample.Order, "specialist.one@utility.example", "Called", life.Now)!.Entered);
        life.Now = life.Now.AddDays(3);
        return life;
    }

    [Fact]
    public void A_customer_who_chose_credit_keeps_it_and_a_closed_account_keeps_none()
    {
        var life = Cleared();
        Assert.Equal(MoveStep.Done, life.Refund(Moves.Refund(200m, choice: CustomerChoice.Credit)));
        Assert.Equal(200m, life.Account.UnappliedCredit);
        var closed = RefundCredit.Decide(life.Account with { Status = AccountStatus.Closed }, life.Ledger, new(Moves.Refund(200m, choice: CustomerChoice.Credit)), false, Moves.Rules, life.Now);
        Assert.Equal(MoveRefusal.CreditOnClosedAccount, closed.Step.Refusal);
    }
}
