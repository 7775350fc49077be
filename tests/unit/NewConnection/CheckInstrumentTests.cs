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

    [Fact]
    public void Renewal_is_looked_after_120_90_60_30_15_and_7_days_before_the_end()
    {
        var end = Connection.Today.AddDays(100);
        Assert.Equal([end.AddDays(-90), end.AddDays(-60), end.AddDays(-30), end.AddDays(-15), end.AddDays(-7)], CheckInstrument.RenewalDates(end, Connection.Security, Connection.Today));
        Assert.Empty(CheckInstrument.RenewalDates(null, Connection.Security, Connection.Today));
    }

    [Fact]
    public void Allocations_of_a_blanket_never_exceed_its_face_and_are_the_holders_alone()
    {
        var blanket = new BlanketDocument
        {
            Id = BlanketDocument.DocumentId,
            AccountId = BlanketDocument.PartitionOf("BL-1"),
            Offer = Connection.Blanket(),
            RenewalDates = [],
            PolicyFrom = Connection.Security.EffectiveFrom,
            Allocations = new Dictionary<string, decimal> { ["req-0"] = 7000m },
            CreatedAt = Sample.Now,
            UpdatedAt = Sample.Now,
            CauseId = "desk",
        };
        var allocated = AllocateBlanket.Decide(blanket, "req-1", "Alpha Foods Inc", 3000m, Sample.Now)!;
        Assert.Equal(10_000m, allocated.Allocations.Values.Sum());
        Assert.Equal(10_000m, AllocateBlanket.Decide(allocated, "req-1", "Alpha Foods Inc", 3000m, Sample.Now)!.Allocations.Values.Sum());
        Assert.Null(AllocateBlanket.Decide(blanket, "req-1", "Alpha Foods Inc", 3000.01m, Sample.Now));
        Assert.Null(AllocateBlanket.Decide(blanket, "req-1", "Beta Inc", 1m, Sample.Now));
        Assert.Equal(["req-0"], AllocateBlanket.Free(allocated, "req-1", Sample.Now)!.Allocations.Keys);
        Assert.Null(AllocateBlanket.Free(blanket, "req-1", Sample.Now));
    }

    [Fact]
    public void A_blanket_must_be_an_instrument_itself() =>
        Assert.Equal(["form"], (Connection.Blanket() with { Form = SecurityForm.Cash }).Problems().Select(problem => problem.Field));

    private static IReadOnlyList<SecurityProblem> Check(SecurityOffered offer) => CheckInstrument.Problems(offer, "Alpha Foods Inc", Connection.Security, Connection.Today);
}
