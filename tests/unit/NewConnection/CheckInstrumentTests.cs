using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>What an instrument must be to secure an account (FPL's practice for surety bonds and letters of credit).</summary>
public class CheckInstrumentTests
{
    [Theory]
    [InlineData(SecurityForm.SuretyBond)]
    [InlineData(SecurityForm.LetterOfCredit)]
    [InlineData(SecurityForm.CertificateOfDeposit)]
    [InlineData(SecurityForm.BlanketAllocation)]
    public void A_sound_instrument_of_every_form_is_taken(SecurityForm form) => Assert.Empty(Check(Connection.Bond() with { Form = form }));

    [Fact]
    public void Everything_against_it_is_told_at_once() => Assert.Equal(
        [
            SecurityProblem.NameDiffers, SecurityProblem.AmountTooSmall, SecurityProblem.IssuerRating,
            SecurityProblem.AuthorityMissing, SecurityProblem.OriginalNotInCustody, SecurityProblem.ExpiresTooSoon,
        ],
        Check(Connection.Bond() with
        {
            PrincipalName = "Alpha Foods, Inc.",
            Amount = 999.99m,
            IssuerRating = "C-",
            HasAuthority = false,
            OriginalInCustody = false,
            ExpiresOn = Connection.Today.AddDays(364),
        }));

    [Fact]
    public void A_name_must_match_letter_by_letter() => Assert.Equal([SecurityProblem.NameDiffers], Check(Connection.Bond() with { PrincipalName = "ALPHA FOODS INC" }));

    [Theory]
    [InlineData("Café LLC", "Cafe\u0301 LLC")]
    [InlineData("Café LLC ", "Café\u00A0LLC")]
    [InlineData("Caf\u200Bé LLC", "Café  LLC")]
    public void A_name_is_one_however_its_accents_and_spaces_were_stored(string applicant, string secured)
    {
        Assert.Empty(CheckInstrument.Problems(Connection.Bond() with { PrincipalName = secured }, applicant, Connection.Security, Connection.Today));
        Assert.Empty(CheckInstrument.Problems(Connection.Bond() with { PrincipalName = applicant }, secured, Connection.Security, Connection.Today));
    }

    [Fact]
    public void A_certificate_needs_no_rating_and_an_unrated_bond_is_not_taken()
    {
        Assert.Empty(Check(Connection.Bond() with { Form = SecurityForm.CertificateOfDeposit, IssuerRating = null }));
        Assert.Equal([SecurityProblem.IssuerRating], Check(Connection.Bond() with { IssuerRating = null }));
    }

    [Fact]
    public void One_that_renews_itself_may_end_soon_but_not_have_ended()
    {
        Assert.Empty(Check(Connection.Bond() with { RenewsItself = true, ExpiresOn = Connection.Today.AddDays(1) }));
        Assert.Equal([SecurityProblem.ExpiresTooSoon], Check(Connection.Bond() with { RenewsItself = true, ExpiresOn = Connection.Today }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void One_that_ends_within_its_last_window_is_looked_after_today(int days) =>
        Assert.Equal([Connection.Today], CheckInstrument.RenewalDates(Connection.Today.AddDays(days), Connection.Security, Connection.Today));

    [Fact]
    public void One_that_has_ended_is_not_looked_after() => Assert.Empty(CheckInstrument.RenewalDates(Connection.Today, Connection.Security, Connection.Today));

    [Fact]
    public void Renewal_is_looked_after_120_90_60_30_15_and_7_days_before_the_end()
    {
        var end = Connection.Today.AddDays(100);
        Assert.Equal([end.AddDays(-90), end.AddDays(-60), end.AddDays(-30), end.AddDays(-15), end.AddDays(-7)], CheckInstrument.RenewalDates(end, Connection.Security, Connection.Today));
        Assert.Empty(CheckInstrument.RenewalDates(null, Connection.Security, Connection.Today));
    }

    [Fact]
    public void A_blanket_must_be_an_instrument_itself() =>
        Assert.Equal(["form"], (Connection.Blanket() with { Form = SecurityForm.Cash }).Problems().Select(problem => problem.Field));

    [Theory]
    [InlineData(5000, 5000, 4999.99, true)]
    [InlineData(5000, 5000, 5000, false)]
    [InlineData(5001, 5000, 1000, false)]
    [InlineData(5000, 8000, 2000, true)]
    public void What_completes_the_security_is_not_replaced_by_less_than_is_needed(decimal required, decimal held, decimal offered, bool leavesShort)
    {
        SecurityDocument[] bond = [Held(Connection.Bond() with { Amount = held })];
        var standing = new SecurityCoverage(required, Cash: 0m, held);
        Assert.Equal(leavesShort, CheckInstrument.LeavesShort(Connection.Bond() with { Amount = offered }, standing, bond));
        Assert.Equal(leavesShort, CheckInstrument.LeavesShort(Connection.Bond() with { InstrumentNumber = "LC-9", Replaces = "SB-1", Amount = offered }, standing, bond));
        Assert.Equal(leavesShort, CheckInstrument.LeavesShort(Connection.Bond() with { Issuer = "Harbor Bank", Replaces = "sb-1", ReplacesIssuer = " HARBOR  Surety", Amount = offered }, standing, bond));
        Assert.False(CheckInstrument.LeavesShort(Connection.Bond() with { InstrumentNumber = "LC-9", Amount = offered }, standing, bond));
        Assert.False(CheckInstrument.LeavesShort(Connection.Bond() with { Issuer = "Harbor Bank", Replaces = "SB-1", Amount = offered }, standing, bond));
        Assert.False(CheckInstrument.LeavesShort(Connection.Bond() with { Amount = offered }, standing with { Required = null }, bond));
    }

    private static SecurityDocument Held(SecurityOffered offer) => new()
    {
        Id = SecurityDocument.IdFor(offer),
        AccountId = "1",
        Offer = offer,
        Status = SecurityStatus.Held,
        Problems = [],
        RenewalDates = [],
        PolicyFrom = Connection.Today,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = offer.OfferId,
    };

    private static IReadOnlyList<SecurityProblem> Check(SecurityOffered offer) => CheckInstrument.Problems(offer, "Alpha Foods Inc", Connection.Security, Connection.Today);
}
