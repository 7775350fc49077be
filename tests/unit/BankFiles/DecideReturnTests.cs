using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Tests.Unit.BankFiles;

public class DecideReturnTests
{
    private const string Trace = "063100270000001";
    private static readonly string Account = AccountNumber.Of([1, 2, 3, 4, 5, 6, 7, 8]);
    private static readonly ReturnCodes Codes = ReturnCodes.Default.On(new(2026, 3, 2));
    private static readonly DateOnly RetryOn = new(2026, 3, 5);
    private static readonly RecordedDraft Draft = Recorded("draft-1", Trace);

    [Theory]
    [InlineData(Trace)]
    [InlineData($"{NachaFile.CompanyId}-{Trace}")]
    [InlineData($"{NachaFile.CompanyId}-0000017-{Trace}")]
    public void A_draft_is_found_by_account_company_trace_and_amount(string receipt) => Assert.Equal("draft-1", Decide("R01", [Recorded("draft-1", receipt)]).Draft!.Payment.PaymentId);

    [Theory]
    [InlineData("063100270000002", 125.10, PaymentTender.BankDraft)]
    [InlineData($"9876543210-{Trace}", 125.10, PaymentTender.BankDraft)]
    [InlineData(Trace, 125.11, PaymentTender.BankDraft)]
    [InlineData(Trace, 125.10, PaymentTender.BankTransfer)]
    [InlineData(Trace, 125.10, PaymentTender.Check)]
    public void A_trace_alone_is_no_key(string receipt, double amount, PaymentTender tender)
    {
        var decision = Decide("R01", [Recorded("draft-1", receipt, (decimal)amount, tender)]);
        Assert.Null(decision.Draft);
        Assert.NotNull(decision.ForPerson);
    }

    [Fact]
    public void Two_drafts_that_fit_are_for_a_person() => Assert.Null(Decide("R01", [Draft, Recorded("draft-2", Trace)]).Draft);

    [Fact]
    public void Another_companys_return_is_not_ours() => Assert.NotNull(DecideReturn.Of(
        Returned("R01") with { Original = Returned("R01").Original with { CompanyId = "9876543210" } }, Codes, Account, [Draft], mayDraft: true, RetryOn).ForPerson);

    [Fact]
    public void A_return_that_names_no_account_is_for_a_person() => Assert.NotNull(DecideReturn.Of(Returned("R01"), Codes, null, [], mayDraft: false, RetryOn).ForPerson);

    [Fact]
    public void A_refund_that_came_back_is_for_a_person()
    {
        var decision = DecideReturn.Of(Returned("R23") with { WasDebit = false }, Codes, Account, [Draft], mayDraft: true, RetryOn);
        Assert.Equal((null, true), (decision.Draft, decision.ForPerson is not null));
    }

    [Fact]
    public void For_lack_of_money_the_draft_is_asked_for_once_more_on_the_same_terms()
    {
        var retry = Decide("R01", [Draft]).Retry!;
        Assert.Equal(new DraftRequested("draft-1-retry-1", "draft-1", Account, NachaFile.CompanyId, Account, 125.10m, "tok-1", RetryOn), retry);
    }

    [Fact]
    public void After_the_second_retry_there_is_no_third()
    {
        var second = Recorded("draft-1-retry-2", Trace);
        var decision = Decide("R01", [Recorded("draft-1", "063100270000009"), second]);
        Assert.Equal((second, null), (decision.Draft, decision.Retry));
    }

    [Fact]
    public void A_closed_account_is_not_drafted_again() => Assert.Null(DecideReturn.Of(Returned("R01"), Codes, Account, [Draft], mayDraft: false, RetryOn).Retry);

    [Theory]
    [InlineData("R02", false)]
    [InlineData("R16", false)]
    [InlineData("R10", true)]
    public void Drafts_end_until_there_are_new_data_or_new_consent(string code, bool needsNewConsent)
    {
        var decision = Decide(code, [Draft]);
        Assert.Equal((Draft, (bool?)needsNewConsent, null, null), (decision.Draft, decision.Stop, decision.Retry, decision.ForPerson));
    }

    [Fact]
    public void A_draft_without_a_token_is_taken_back_and_left_to_a_person()
    {
        var decision = Decide("R10", [Draft with { Payment = Draft.Payment with { MethodToken = null } }]);
        Assert.Equal((true, null, true), (decision.Draft is not null, decision.Stop, decision.ForPerson is not null));
    }

    [Theory]
    [InlineData("R11")]
    [InlineData("R14")]
    public void Some_are_taken_back_and_looked_at(string code)
    {
        var decision = Decide(code, [Draft]);
        Assert.Equal((true, true), (decision.Draft is not null, decision.ForPerson is not null));
    }

    [Fact]
    public void What_the_bank_asked_for_is_only_taken_back()
    {
        var decision = Decide("R06", [Draft]);
        Assert.Equal((Draft, null, null, null), (decision.Draft, decision.Stop, decision.Retry, decision.ForPerson));
    }

    [Theory]
    [InlineData("R17")]
    [InlineData("R24")]
    [InlineData("R30")]
    [InlineData("R37")]
    [InlineData("R80")]
    [InlineData("R99")]
    public void Others_are_not_taken_back_before_a_person_has_looked(string code)
    {
        var decision = Decide(code, [Draft]);
        Assert.Equal((null, true), (decision.Draft, decision.ForPerson is not null));
    }

    [Theory]
    [InlineData("draft-1", "draft-1", 0)]
    [InlineData("draft-1-retry-2", "draft-1", 2)]
    [InlineData("a-retry-b", "a-retry-b", 0)]
    [InlineData("-retry-1", "-retry-1", 0)]
    public void A_payments_id_says_which_try_of_which_draft_it_is(string paymentId, string tenderId, int retry)
    {
        Assert.Equal(new DraftTry(tenderId, retry), DraftTry.Of(paymentId));
        Assert.Equal(paymentId, DraftTry.Of(paymentId).PaymentId);
    }

    private static ReturnDecision Decide(string code, IReadOnlyList<RecordedDraft> drafts) => DecideReturn.Of(Returned(code), Codes, Account, drafts, mayDraft: true, RetryOn);

    private static AchReturn Returned(string code) =>
        Parts.OfNacha(NachaFile.Of(NachaFile.Return(code, 125_10) with { OriginalTrace = Trace, IndividualId = Account })).Only<AchReturn>();

    private static RecordedDraft Recorded(string paymentId, string receipt, decimal amount = 125.10m, PaymentTender tender = PaymentTender.BankDraft) =>
        new(new(paymentId, PaymentChannel.Bank, tender, PaymentPurpose.Bill, receipt, new(2026, 2, 27, 15, 0, 0, TimeSpan.Zero), "bank", "tok-1"), amount);
}
