using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Unit.Payments;

/// <summary>What must hold of the books whatever is owed, paid and decreed.</summary>
public class PostPaymentProperties
{
    private sealed record Posting(AccountDocument Account, PaymentReceived Payment, PostingOrder Order)
    {
        public Posted Decide() => (Posted)PostPayment.Decide(Account, Payment, Order, Sample.Now);
    }

    private static readonly Gen<decimal> Cents = Gen.Choose(1, 50_000_00).Select(cents => cents / 100m);

    private static readonly Gen<Receivable[]> SomeReceivables = Gen.SubListOf(Enum.GetValues<Receivable>()).Select(some => some.ToArray());

    private static readonly Gen<Posting> Postings =
        from owing in SomeReceivables
        from owed in Gen.OneOf(Cents, Gen.Constant(0m)).ArrayOf(owing.Length)
        from credit in Gen.OneOf(Cents, Gen.Constant(0m))
        from amount in Cents
        from named in SomeReceivables
        from order in Gen.Shuffle(named)
        select new Posting(
            Sample.Account(AccountStatus.Active, [.. owing.Zip(owed)]) with { UnappliedCredit = credit, TotalPaid = credit },
            Sample.Payment(amount),
            Sample.Order with { Receivables = [.. order] });

    [Fact]
    public void Every_cent_is_either_allocated_or_credit() => Property.Holds(Postings, posting =>
    {
        var posted = posting.Decide();
        var unapplied = posted.Account.UnappliedCredit - posting.Account.UnappliedCredit;
        return unapplied >= 0 && posted.Entry.Allocations.Values.Sum() + unapplied == posting.Payment.Amount;
    });

    [Fact]
    public void What_is_owed_falls_by_what_was_allocated() => Property.Holds(Postings, posting =>
    {
        var posted = posting.Decide();
        return posting.Account.Owed - posted.Account.Owed == posted.Entry.Allocations.Values.Sum() && posted.Entry.OwedAfter == posted.Account.Owed;
    });

    [Fact]
    public void No_balance_goes_below_zero_and_none_appears_or_is_lost() => Property.Holds(Postings, posting =>
    {
        var balances = posting.Decide().Account.Balances;
        return balances.Values.All(balance => balance >= 0) && balances.Keys.All(posting.Account.Balances.ContainsKey);
    });

    [Fact]
    public void There_is_new_credit_only_when_nothing_of_the_bill_is_owed_any_more() => Property.Holds(Postings, posting =>
    {
        var after = posting.Decide().Account;
        return after.Owed == after.Balances.GetValueOrDefault(Receivable.Deposit) || after.UnappliedCredit == posting.Account.UnappliedCredit;
    });

    /// <summary>By either purpose: the deposit still asked for falls by no more than is held more, and by money for a bill not at all.</summary>
    [Fact]
    public void A_deposit_is_paid_only_by_what_is_held() => Property.Holds(from posting in Postings from purpose in Gen.Elements(Enum.GetValues<PaymentPurpose>()) select (posting, purpose), drawn =>
    {
        var (account, payment, order) = drawn.posting;
        var after = ((Posted)PostPayment.Decide(account, payment with { Purpose = drawn.purpose }, order, Sample.Now)).Account;
        var paid = account.Balances.GetValueOrDefault(Receivable.Deposit) - after.Balances.GetValueOrDefault(Receivable.Deposit);
        var held = after.DepositHeld - account.DepositHeld;
        return held == (drawn.purpose == PaymentPurpose.Deposit ? payment.Amount : 0m) && paid >= 0 && paid <= held;
    });

    [Fact]
    public void Each_allocation_is_positive_and_no_more_than_was_owed() => Property.Holds(Postings, posting =>
        posting.Decide().Entry.Allocations.All(paid => paid.Value > 0 && paid.Value <= posting.Account.Balances[paid.Key]));

    [Fact]
    public void Everything_paid_is_counted() => Property.Holds(Postings, posting =>
        posting.Decide().Account.TotalPaid == posting.Account.TotalPaid + posting.Payment.Amount);

    [Fact]
    public void A_receivable_is_paid_only_when_those_named_before_it_are_settled() => Property.Holds(Postings, posting =>
    {
        var posted = posting.Decide();
        var order = posting.Order.Receivables.Concat(posting.Account.Balances.Keys.Order()).Distinct().Where(receivable => receivable != Receivable.Deposit).ToList();
        var lastPaid = order.FindLastIndex(posted.Entry.Allocations.ContainsKey);
        return order.Take(Math.Max(lastPaid, 0)).All(before => posted.Account.Balances.GetValueOrDefault(before) == 0m);
    });
}
