using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Unit.MoneyMoves;

public sealed class SuggestAccountsTests
{
    private static readonly string Mine = AccountNumber.For(new('k', 32), "mine");

    [Fact]
    public void An_account_one_digit_off_is_suggested_and_one_of_another_number_is_not()
    {
        var suggested = Rank(Suspended(OneDigitOff(Mine)), Account(Mine), Account(AccountNumber.For(new('k', 32), "other")));
        Assert.Equal((Mine, SuggestionReason.OneDigit), (Assert.Single(suggested).AccountId, Assert.Single(suggested[0].Reasons)));
    }

    [Fact]
    public void Two_digits_that_changed_places_are_found_anywhere_in_the_number()
    {
        for (var at = 0; at < Mine.Length; at++)
        {
            for (var other = at + 1; other < Mine.Length; other++)
            {
                var digits = Mine.ToCharArray();
                (digits[at], digits[other]) = (digits[other], digits[at]);
                var written = new string(digits);
                if (written != Mine) Assert.Contains(AccountLikeness.Meant(written), meant => meant.Key == Mine);
            }
        }
    }

    [Fact]
    public void Every_number_one_digit_off_leads_back_and_all_suggestions_are_valid()
    {
        for (var at = 0; at < Mine.Length; at++)
        {
            var meant = AccountLikeness.Meant(OneDigitOff(Mine, at));
            Assert.Equal(NumberSlip.OneDigit, meant[Mine]);
            Assert.All(meant.Keys, number => Assert.True(AccountNumber.IsValid(number)));
        }
    }

    [Theory]
    [InlineData("unidentified-7")]
    [InlineData("12345")]
    public void What_is_no_number_is_like_none(string written) => Assert.Empty(AccountLikeness.Meant(written));

    [Fact]
    public void The_card_or_bank_account_that_paid_before_counts_more_than_the_amount_owed()
    {
        var suspended = Suspended("unidentified-7") with { Payment = Source("W-1") with { MethodToken = "card-1" } };
        var owing = Account("1000000002", owed: suspended.Amount);
        var paying = Account("1000000003");
        var suggested = SuggestAccounts.Rank(suspended, [owing, paying], [Paid(paying.AccountId, Source("W-0") with { MethodToken = "card-1" })]);
        Assert.Equal([("1000000003", SuggestionReason.SamePayer), ("1000000002", SuggestionReason.SameAmount)], suggested.Select(each => (each.AccountId, each.Reasons[0])));
    }

    [Theory]
    [InlineData("CK-0101", "CK-0100", true)]
    [InlineData("CK-0101", "CK-0051", true)]
    [InlineData("CK-0101", "CK-0050", false)]
    [InlineData("CK-0101", "CK-0102", false)]
    [InlineData("CK-0101", "XK-0100", false)]
    [InlineData("CK-0101", "CK-100", false)]
    [InlineData("CK", "CK", false)]
    public void A_check_that_follows_on_an_earlier_one_points_to_its_account(string receipt, string earlier, bool isFound)
    {
        var suspended = Suspended("unidentified-7") with { Payment = Source(receipt) with { Tender = PaymentTender.Check } };
        var suggested = SuggestAccounts.Rank(suspended, [Account(Mine)], [Paid(Mine, Source(earlier) with { Tender = PaymentTender.Check })]);
        Assert.Equal(isFound, suggested.Count == 1);
    }

    [Fact]
    public void Money_for_a_closed_account_is_suggested_for_the_same_persons_others()
    {
        var closed = Account(Mine, AccountStatus.Closed);
        var suggested = Rank(Suspended(Mine), closed, Account("1000000002"), Account("1000000003") with { Customer = closed.Customer with { IdentityToken = "idt-9" } });
        Assert.Equal([(Mine, SuggestionReason.Named), ("1000000002", SuggestionReason.SamePerson)], suggested.Select(each => (each.AccountId, each.Reasons[0])));
    }

    [Fact]
    public void There_are_five_at_most_and_none_that_takes_no_money()
    {
        var many = Enumerable.Range(0, 9).Select(number => Account(FormattableString.Invariant($"100000001{number}"), owed: 50m)).ToArray();
        Assert.Equal(SuggestAccounts.Most, Rank(Suspended("unidentified-7"), many).Count);
        Assert.Empty(Rank(Suspended("unidentified-7"), Account(Mine, AccountStatus.Withdrawn, 50m), Account(Mine, AccountStatus.Pending, 50m)));
    }

    private static IReadOnlyList<SuggestedAccount> Rank(SuspenseDocument suspended, params AccountDocument[] accounts) => SuggestAccounts.Rank(suspended, accounts, []);

    private static string OneDigitOff(string number, int at = 4) => number[..at] + (char)('0' + (number[at] - '0' + 1) % 10) + number[(at + 1)..];

    private static SuspenseDocument Suspended(string accountId) => ((Suspended)PostPayment.Decide(null, Sample.Payment(50m) with { AccountId = accountId }, Sample.Order, Sample.Now)).Entry;

    private static AccountDocument Account(string accountId, AccountStatus status = AccountStatus.Active, decimal owed = 0m) => Sample.Account(status, (Receivable.Electric, owed)) with { AccountId = accountId };

    private static PaymentSource Source(string receipt) => Sample.Payment().ToSource() with { ExternalId = receipt };

    private static LedgerEntryDocument Paid(string accountId, PaymentSource source) =>
        Account(accountId).Enter(new() { Id = "payment-1", Kind = EntryKind.Payment, Amount = 1m, CreditChange = 1m, PaidChange = 1m, Payment = source, CauseId = "pay-1" }, Sample.Now).Entries[0];
}
