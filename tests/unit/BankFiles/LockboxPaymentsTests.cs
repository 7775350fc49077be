using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Tests.Unit.BankFiles;

public class LockboxPaymentsTests
{
    private static readonly string Account = AccountNumber.Of([1, 2, 3, 4, 5, 6, 7, 8]);
    private static readonly string OtherAccount = AccountNumber.Of([8, 7, 6, 5, 4, 3, 2, 1]);

    [Fact]
    public void A_check_becomes_a_payment_of_its_account()
    {
        var payment = Assert.Single(Of(new LockboxFile.Share(Account))).Payment;
        Assert.Equal((PaymentChannel.Lockbox, PaymentTender.Check, Account, 3m), (payment.Channel, payment.Tender, payment.AccountId, payment.Amount));
        Assert.Equal(BusinessCalendar.BeginningOf(LockboxFile.Date), payment.ReceivedAt);
        Assert.Empty(payment.Problems());
    }

    [Fact]
    public void A_check_for_two_accounts_becomes_two_payments()
    {
        var made = Of(new LockboxFile.Share(Account, 100), new LockboxFile.Share(OtherAccount, 200));
        Assert.Equal([(Account, 1m), (OtherAccount, 2m)], made.Select(each => (each.Payment.AccountId, each.Payment.Amount)));
        Assert.Equal(2, made.Select(each => each.Payment.PaymentId).Distinct().Count());
        Assert.Equal(2, made.Select(each => each.Payment.MoneyClaim().Key).Distinct().Count());
    }

    [Fact]
    public void A_number_with_leading_zeros_is_the_same_account() =>
        Assert.Equal(Account, Assert.Single(Of(new LockboxFile.Share($"00000{Account}"))).Payment.AccountId);

    [Fact]
    public void A_number_with_a_wrong_check_digit_is_nobodys()
    {
        var wrong = Account[..9] + (char)('0' + ((Account[9] - '0' + 1) % 10));
        var made = Assert.Single(Of(new LockboxFile.Share(wrong)));
        Assert.StartsWith("unidentified-", made.Payment.AccountId, StringComparison.Ordinal);
        Assert.Equal(wrong, made.Reference);
    }

    [Fact]
    public void A_check_without_a_slip_is_nobodys_and_still_a_payment()
    {
        var payment = Assert.Single(Of()).Payment;
        Assert.StartsWith("unidentified-", payment.AccountId, StringComparison.Ordinal);
        Assert.Empty(payment.Problems());
    }

    [Fact]
    public void The_same_file_gives_the_same_ids() => Assert.Equal(Of(new LockboxFile.Share(Account))[0].Payment, Of(new LockboxFile.Share(Account))[0].Payment);

    [Fact]
    public void The_same_check_in_another_file_has_another_id_and_is_suspected_to_be_the_same_money()
    {
        var (first, second) = (Of(new LockboxFile.Share(Account))[0].Payment, Of("fedcba9876543210", new LockboxFile.Share(Account))[0].Payment);
        Assert.NotEqual(first.PaymentId, second.PaymentId);
        Assert.Equal(first.MoneyClaim().Key, second.MoneyClaim().Key);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-10, 0, -10)]
    [InlineData(1, 0, 0)]
    [InlineData(-31, 0, 0)]
    [InlineData(-30, 0, -30)]
    [InlineData(1, 1, null)]
    public void A_date_ahead_or_far_back_is_not_believed(int depositedIn, int datedIn, int? tenderedIn)
    {
        var today = LockboxFile.Date;
        var tendered = LockboxPayments.TenderedAt(today.AddDays(depositedIn), today.AddDays(datedIn), BankFiles.Policy, Sample.Now);
        Assert.Equal(tenderedIn is { } days ? BusinessCalendar.BeginningOf(today.AddDays(days)) : Sample.Now, tendered);
    }

    [Fact]
    public void Without_a_date_it_is_now() => Assert.Equal(Sample.Now, LockboxPayments.TenderedAt(null, null, BankFiles.Policy, Sample.Now));

    private static IReadOnlyList<LockboxPayment> Of(params LockboxFile.Share[] shares) => Of(BankFiles.Found.ShortId, shares);

    private static IReadOnlyList<LockboxPayment> Of(string shortId, params LockboxFile.Share[] shares) =>
        LockboxPayments.Of(Parts.OfLockbox(LockboxFile.Of(new LockboxFile.Check(1, 300, shares))).Only<LockboxItem>(), shortId, LockboxFile.Date, BankFiles.Policy, Sample.Now);
}
