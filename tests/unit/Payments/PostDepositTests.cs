using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Unit.Payments;

/// <summary>Money paid as security is the customer's own: held, owed back, and never spent on a bill.</summary>
public class PostDepositTests
{
    private static readonly PaymentReceived Deposit = Sample.Payment(300m) with { Purpose = PaymentPurpose.Deposit };

    [Theory]
    [InlineData(AccountStatus.Pending)]
    [InlineData(AccountStatus.Active)]
    public void It_is_held_and_takes_down_the_deposit_owed_and_nothing_else(AccountStatus status)
    {
        var posted = Assert.IsType<Posted>(PostPayment.Decide(Sample.Account(status, (Receivable.Deposit, 500m), (Receivable.Electric, 80m)), Deposit, Sample.Order, Sample.Now));
        Assert.Equal((300m, 200m, 80m), (posted.Account.DepositHeld, posted.Account.Balances[Receivable.Deposit], posted.Account.Balances[Receivable.Electric]));
        Assert.Equal(300m, posted.Entry.Allocations[Receivable.Deposit]);
    }

    [Fact]
    public void More_than_is_owed_is_held_all_the_same()
    {
        var posted = Assert.IsType<Posted>(PostPayment.Decide(Sample.Account(AccountStatus.Pending), Deposit, Sample.Order, Sample.Now));
        Assert.Equal((300m, 0m, 0m), (posted.Account.DepositHeld, posted.Account.Owed, posted.Account.UnappliedCredit));
    }

    [Fact]
    public void An_account_that_is_withdrawn_keeps_nothing() =>
        Assert.IsType<Suspended>(PostPayment.Decide(Sample.Account(AccountStatus.Withdrawn), Deposit, Sample.Order, Sample.Now));
}
