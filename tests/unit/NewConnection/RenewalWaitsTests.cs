using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>A specialist is awaited for what ends before anybody would be reminded of it.</summary>
public class RenewalWaitsTests
{
    private static readonly CaseDocument Case = Sample.OpenedCase();

    [Fact]
    public void One_that_renews_itself_and_ends_tomorrow_is_the_specialists_at_once()
    {
        var told = Assert.Single(RenewalWaits.Missing(Case, [Instrument(Connection.Today.AddDays(1))], Sample.Now));
        Assert.Equal(("specialist", null), (told.AwaitedFrom, told.ForCustomer));
        Assert.Equal("Renewal to look after: surety bond SB-1 ends on March 3, 2026 and renews itself unless its issuer gives notice", told.Text);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 5, 0, 0, TimeSpan.Zero), told.DueAt);
    }

    [Fact]
    public void One_with_a_renewal_day_ahead_or_without_an_end_awaits_nobody() =>
        Assert.Empty(RenewalWaits.Missing(Case, [Instrument(Connection.Today.AddDays(8)), Instrument(null)], Sample.Now));

    [Fact]
    public void It_is_told_once() => Assert.Empty(RenewalWaits.Missing(Waiting, [Instrument(Connection.Today.AddDays(1))], Sample.Now));

    [Fact]
    public void The_wait_ends_when_the_instrument_is_offered_again_with_a_later_end()
    {
        var ended = Assert.Single(RenewalWaits.Missing(Waiting, [Instrument(Connection.Today.AddYears(1))], Sample.Now));
        Assert.Empty(Waiting.With(ended).OpenWaits);
        Assert.StartsWith("Done with: Renewal to look after", ended.Text);
    }

    [Fact]
    public void One_that_does_not_renew_itself_is_told_so()
    {
        var lapsing = Instrument(Connection.Today.AddDays(1));
        var told = Assert.Single(RenewalWaits.Missing(Case, [lapsing with { Offer = lapsing.Offer with { RenewsItself = false } }], Sample.Now));
        Assert.EndsWith("ends on March 3, 2026 and does not renew itself", told.Text);
    }

    [Fact]
    public void The_wait_ends_when_another_takes_its_place()
    {
        var replaced = Instrument(Connection.Today.AddDays(1)) with { Status = SecurityStatus.Replaced };
        var ended = Assert.Single(RenewalWaits.Missing(Waiting, [replaced], Sample.Now));
        Assert.Empty(Waiting.With(ended).OpenWaits);
        Assert.Empty(RenewalWaits.Missing(Case, [replaced], Sample.Now));
    }

    private static CaseDocument Waiting => Case.With(RenewalWaits.Missing(Case, [Instrument(Connection.Today.AddDays(1))], Sample.Now)[0]);

    private static SecurityDocument Instrument(DateOnly? ends) => new()
    {
        Id = SecurityDocument.IdFor(Connection.Bond()),
        AccountId = Sample.AccountId,
        Offer = Connection.Bond() with { RenewsItself = true, ExpiresOn = ends },
        Status = SecurityStatus.Held,
        Problems = [],
        RenewalDates = CheckInstrument.RenewalDates(ends, Connection.Security, Connection.Today),
        PolicyFrom = Connection.Security.EffectiveFrom,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "offer-1",
    };
}
