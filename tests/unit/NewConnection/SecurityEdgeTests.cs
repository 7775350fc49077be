using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>Security at the edges of its rules: the exact dollar, and the exact day.</summary>
public sealed class SecurityEdgeTests
{
    private static readonly BlanketDocument Blanket = new()
    {
        Id = BlanketDocument.DocumentId,
        AccountId = BlanketDocument.PartitionOf("BL-1"),
        Offer = Connection.Blanket() with { ExpiresOn = Connection.Today.AddDays(1) },
        RenewalDates = [],
        PolicyFrom = Connection.Security.EffectiveFrom,
        Parts = new Dictionary<string, BlanketPart>(),
        CreatedAt = Sample.Now.AddDays(-1),
        UpdatedAt = Sample.Now.AddDays(-1),
        EnteredBy = "desk",
        ApprovalsNeeded = 0,
        CauseId = "desk",
    };

    [Fact]
    public void An_instrument_of_exactly_the_least_amount_and_term_is_taken()
    {
        Assert.Empty(Check(Connection.Bond() with { Amount = 1000m, ExpiresOn = Connection.Today.AddDays(365) }));
        Assert.Empty(Check(Connection.Bond() with { ExpiresOn = null }));
    }

    [Fact]
    public void A_part_of_a_blanket_needs_no_paper_of_its_own() => Assert.Empty(
        Check(Connection.Bond() with { Form = SecurityForm.BlanketAllocation, Amount = 1m, IssuerRating = null, HasAuthority = false, OriginalInCustody = false }));

    [Fact]
    public void A_letter_of_credit_needs_a_rating() => Assert.Equal(
        [SecurityProblem.IssuerRating], Check(Connection.Bond() with { Form = SecurityForm.LetterOfCredit, IssuerRating = "D" }));

    [Fact]
    public void Renewal_that_is_due_today_is_not_looked_after_any_more() =>
        Assert.Equal([Connection.Today.AddDays(8)], CheckInstrument.RenewalDates(Connection.Today.AddDays(15), Connection.Security, Connection.Today));

    [Fact]
    public void A_blanket_gives_parts_until_the_day_before_it_ends()
    {
        Assert.NotNull(AllocateBlanket.Decide(Blanket, Offer(100m), "Alpha Foods Inc", Sample.Now));
        Assert.Null(AllocateBlanket.Decide(Blanket, Offer(100m), "Alpha Foods Inc", Sample.Now.AddDays(1)));
        Assert.NotNull(AllocateBlanket.Decide(Blanket with { Offer = Blanket.Offer with { ExpiresOn = null } }, Offer(100m), "Alpha Foods Inc", Sample.Now.AddDays(1)));
    }

    [Fact]
    public void A_blanket_says_what_changed_it_and_when()
    {
        var given = AllocateBlanket.Decide(Blanket, Offer(100m), "Alpha Foods Inc", Sample.Now)!;
        Assert.Equal(("offer-1", Sample.Now, 9_900m), (given.CauseId, given.UpdatedAt, given.Free));
        Assert.Equal(new("req-1", 100m), given.Parts["offer-1"]);
        var released = AllocateBlanket.Release(given, "req-1", _ => true, Sample.Now.AddHours(1))!;
        Assert.Equal(("req-1", Sample.Now.AddHours(1)), (released.CauseId, released.UpdatedAt));
        Assert.Equal("blanket-BL-1", BlanketDocument.PartitionOf("BL-1"));
    }

    [Fact]
    public void What_is_outstanding_is_what_is_required_less_cash_and_what_is_held()
    {
        SecurityDocument[] offered = [Security(300m, SecurityStatus.Held), Security(200m, SecurityStatus.Held), Security(900m, SecurityStatus.Refused)];
        var standing = SecurityCoverage.Of(1000m, Sample.Account() with { DepositHeld = 100m }, offered);
        Assert.Equal((100m, 500m, 400m, false), (standing.Cash, standing.Instruments, standing.Outstanding, standing.IsEnough));
        Assert.Equal((0m, true), ((standing with { Required = 600m }).Outstanding, (standing with { Required = 600m }).IsEnough));
        Assert.Equal((0m, true), ((standing with { Required = 10m }).Outstanding, (standing with { Required = 10m }).IsEnough));
        Assert.Equal((0m, false), ((standing with { Required = null }).Outstanding, (standing with { Required = null }).IsEnough));
    }

    [Fact]
    public void The_deposit_receivable_is_what_is_outstanding_and_the_others_stay()
    {
        var account = Sample.Account(AccountStatus.Pending, (Receivable.Water, 30m), (Receivable.Deposit, 1m));
        var applied = DepositBalance.Apply(account, new(1000m, 100m, 500m), Sample.Now, "offer-1");
        Assert.Equal((400m, 30m), (applied.Balances[Receivable.Deposit], applied.Balances[Receivable.Water]));
        Assert.Equal((Sample.Now, "offer-1"), (applied.UpdatedAt, applied.CauseId));
        Assert.Equal(1m, account.Balances[Receivable.Deposit]);
    }

    [Fact]
    public void An_override_of_nothing_and_of_five_hundred_letters_fits_and_its_claim_is_the_requests()
    {
        var asked = new DepositOverride("o-1", 0m, new('x', 500), "specialist.one@utility.example");
        Assert.Empty(asked.Problems());
        Assert.Equal(["why"], (asked with { Why = new('x', 501) }).Problems().Select(problem => problem.Field));
        Assert.Equal("amount: must be dollars and cents, and not less than 0", (asked with { Amount = -1m }).Problems().Single().ToString());
        Assert.NotEqual(asked.Claim("req-1").Fingerprint, (asked with { Amount = 1m }).Claim("req-1").Fingerprint);
        Assert.NotEqual(asked.Claim("req-1").Fingerprint, asked.Claim("req-2").Fingerprint);
    }

    private static IReadOnlyList<SecurityProblem> Check(SecurityOffered offer) => CheckInstrument.Problems(offer, "Alpha Foods Inc", Connection.Security, Connection.Today);

    private static SecurityOffered Offer(decimal amount) => Connection.Bond() with { Form = SecurityForm.BlanketAllocation, Amount = amount };

    private static SecurityDocument Security(decimal amount, SecurityStatus status) => new()
    {
        Id = "security-1",
        AccountId = "1",
        Offer = Connection.Bond() with { Amount = amount },
        Status = status,
        Problems = [],
        RenewalDates = [],
        PolicyFrom = Connection.Today,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "offer-1",
    };
}
