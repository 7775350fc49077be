using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Tests.Unit.Billing;

namespace Serverless.Tests.Unit.MoneyMoves;

public sealed class TransferCreditTests
{
    private const string Other = "1000000019";
    private readonly Life from = new Life().Pay(200m);
    private readonly AccountDocument to = Sample.Account() with { AccountId = Other };

    public TransferCreditTests() => from.Now = from.Now.AddDays(3);

    [Fact]
    public void Credit_leaves_one_account_and_pays_what_the_other_owes()
    {
        var asked = Moves.Transfer(150m, Other);
        Assert.Equal(MoveStep.Done, Send(asked, to));
        var received = new Life().Bill(PostBillTests.Issued("B1", (Receivable.Electric, 80m)));
        Assert.Equal(MoveStep.Done, received.Make(TransferCredit.Receive(received.Account, received.Ledger, "idt-77", asked, Moves.Rules, received.Now)));
        Assert.Equal((50m, 0m, 70m), (from.Account.UnappliedCredit, received.Account.Owed, received.Account.UnappliedCredit));
        Assert.Equal((200m, 0m), (from.Account.TotalPaid, received.Account.TotalPaid));
    }

    [Fact]
    public void What_the_other_account_does_not_take_comes_back_and_counts_for_no_limit()
    {
        var asked = Moves.Transfer(150m, Other);
        Send(asked, to);
        Assert.Equal(MoveRefusal.NotTaken, TransferCredit.Receive(to with { Status = AccountStatus.Withdrawn }, [], "idt-77", asked, Moves.Rules, from.Now).Step.Refusal);
        for (var time = 0; time < 2; time++) Assert.Equal(MoveStep.Done, from.Make(TransferCredit.Undo(from.Account, from.Ledger, asked, Moves.Rules, from.Now)));
        Assert.Equal(200m, from.Account.UnappliedCredit);
        Assert.Equal(new MoveStake(0m), MoveStakes.Of(from.Ledger, EntryKind.TransferOut, 0m, Moves.Rules.Policy, from.Now));
    }

    [Fact]
    public void Each_side_is_made_once()
    {
        var asked = Moves.Transfer(150m, Other);
        for (var time = 0; time < 2; time++) Assert.Equal(MoveStep.Done, Send(asked, to));
        var received = new Life();
        for (var time = 0; time < 2; time++) received.Make(TransferCredit.Receive(received.Account, received.Ledger, "idt-77", asked, Moves.Rules, received.Now));
        Assert.Equal((50m, 150m), (from.Account.UnappliedCredit, received.Account.UnappliedCredit));
    }

    [Fact]
    public void Another_persons_account_gets_nothing()
    {
        Assert.Equal(MoveRefusal.OtherPerson, Send(Moves.Transfer(1m, Other), to with { Customer = to.Customer with { IdentityToken = "idt-78" } }).Refusal);
        Assert.Equal(MoveRefusal.NotTaken, Send(Moves.Transfer(1m, Other), null).Refusal);
        Assert.Equal(MoveRefusal.NotTaken, Send(Moves.Transfer(1m, Sample.AccountId), from.Account).Refusal);
        Assert.Equal(MoveRefusal.NotTaken, Send(Moves.Transfer(1m, Other), to with { Status = AccountStatus.Closed }).Refusal);
    }

    [Fact]
    public void More_than_the_credit_is_never_sent() => Assert.Equal(MoveRefusal.AboveCredit, Send(Moves.Transfer(200.01m, Other), to).Refusal);

    [Fact]
    public void Money_that_has_not_cleared_does_not_escape_to_another_account()
    {
        from.Now = Sample.Now;
        Assert.NotNull(Send(Moves.Transfer(1m, Other), to).WaitUntil);
    }

    private MoveStep Send(AskedMove asked, AccountDocument? target) => from.Make(TransferCredit.Send(from.Account, from.Ledger, target, new(asked), Moves.Rules, from.Now));
}
