using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>What an offered paper must say, and when two are the same paper on other terms.</summary>
public sealed class InstrumentFormTests
{
    private const string Long = "A name of a hundred and twenty-one letters, which is one more than there is room for in the field of a holder's legal name.";

    [Fact]
    public void Plain_papers_have_no_problems()
    {
        Assert.Empty(Connection.Blanket().Problems());
        Assert.Empty(Connection.Bond().Problems());
        Assert.Empty((Connection.Bond() with { IssuerRating = "12345678", Replaces = "SB-0", ReplacesIssuer = "AB", PrincipalName = Long[..120], Issuer = Long[..120] }).Problems());
        Assert.Empty((Connection.Blanket() with { IssuerRating = "12345678", PrincipalName = Long[..120], Issuer = "AB" }).Problems());
    }

    [Fact]
    public void Every_field_of_an_offer_that_does_not_fit_is_told() => Assert.Equal(
        [
            "offerId", "requestId", "form", "instrumentNumber", "principalName", "issuer", "issuerRating", "amount", "replaces", "replacesIssuer",
        ],
        (Connection.Bond() with
        {
            OfferId = "a b",
            RequestId = "",
            Form = SecurityForm.Cash,
            InstrumentNumber = "/",
            PrincipalName = Long,
            Issuer = "A",
            IssuerRating = "123456789",
            Amount = 50_000_000.01m,
            Replaces = "?",
            ReplacesIssuer = Long,
        }).Problems().Select(problem => problem.Field));

    [Fact]
    public void Every_field_of_a_blanket_that_does_not_fit_is_told() => Assert.Equal(
        ["instrumentNumber", "form", "principalName", "issuer", "issuerRating", "amount"],
        (Connection.Blanket() with
        {
            InstrumentNumber = "/",
            Form = SecurityForm.BlanketAllocation,
            PrincipalName = "A",
            Issuer = Long,
            IssuerRating = "123456789",
            Amount = 0m,
        }).Problems().Select(problem => problem.Field));

    [Theory]
    [InlineData(SecurityForm.SuretyBond, true)]
    [InlineData(SecurityForm.LetterOfCredit, true)]
    [InlineData(SecurityForm.CertificateOfDeposit, true)]
    [InlineData(SecurityForm.BlanketAllocation, false)]
    [InlineData(SecurityForm.Cash, false)]
    public void A_blanket_is_a_bond_a_letter_or_a_certificate(SecurityForm form, bool isTaken) => Assert.Equal(
        isTaken ? [] : ["form: must be SuretyBond, LetterOfCredit or CertificateOfDeposit"],
        (Connection.Blanket() with { Form = form }).Problems().Select(problem => problem.ToString()));

    [Fact]
    public void Cash_is_paid_and_not_offered() => Assert.Equal(
        ["form: must not be Cash: send a payment with purpose Deposit"],
        (Connection.Bond() with { Form = SecurityForm.Cash }).Problems().Select(problem => problem.ToString()));

    [Fact]
    public void A_name_too_short_or_too_long_does_not_fit()
    {
        Assert.Equal(["principalName"], Fields(Connection.Bond() with { PrincipalName = "A" }));
        Assert.Equal(["issuer"], Fields(Connection.Bond() with { Issuer = Long }));
        Assert.Equal(["replacesIssuer"], Fields(Connection.Bond() with { ReplacesIssuer = "A" }));
        Assert.Equal(["principalName"], (Connection.Blanket() with { PrincipalName = Long }).Problems().Select(problem => problem.Field));
        Assert.Equal(["issuer"], (Connection.Blanket() with { Issuer = "A" }).Problems().Select(problem => problem.Field));
    }

    [Fact]
    public void Two_of_one_paper_differ_in_their_terms_and_not_in_how_issuer_and_number_are_written()
    {
        var blanket = Connection.Blanket();
        Assert.Empty(blanket.DifferencesFrom(blanket with { Issuer = "HARBOR BANK", InstrumentNumber = "bl-1" }));
        Assert.Equal(["amount", "issuerRating", "principalName"], blanket.DifferencesFrom(blanket with { Amount = 1m, IssuerRating = "A", PrincipalName = "Beta" }));
    }

    [Fact]
    public void The_paper_that_is_replaced_is_of_the_same_issuer_unless_another_is_named()
    {
        Assert.Null(Connection.Bond().ReplacedId());
        Assert.Equal(InstrumentId.Of("Harbor Surety", "SB-0"), (Connection.Bond() with { Replaces = "SB-0" }).ReplacedId());
        Assert.Equal(InstrumentId.Of("First Bank", "SB-0"), (Connection.Bond() with { Replaces = "SB-0", ReplacesIssuer = "First Bank" }).ReplacedId());
    }

    [Fact]
    public void The_id_of_a_paper_is_its_number_and_a_hash_of_its_issuer() =>
        Assert.Matches("^SB-1-[0-9a-f]{16}$", InstrumentId.Of("Harbor Surety", " sb-1 "));

    private static IEnumerable<string> Fields(SecurityOffered offer) => offer.Problems().Select(problem => problem.Field);
}
