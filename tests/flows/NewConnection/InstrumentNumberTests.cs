using System.Net;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>Papers of two issuers that bear one number are two papers.</summary>
public sealed class InstrumentNumberTests : IAsyncLifetime
{
    private static readonly SecurityOffered Letter = ConnectionFlow.Bond("offer-1", 1500m) with { Form = SecurityForm.LetterOfCredit, Issuer = "First Bank", InstrumentNumber = "1001" };
    private static readonly SecurityOffered Bond = ConnectionFlow.Bond("offer-2", 1200m) with { Issuer = "Second Surety", InstrumentNumber = "1001" };

    private UtilityPlatform platform = null!;
    private ConnectionFlow flow = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly, withCity: false);
        flow = await ConnectionFlow.FiledAsync(platform);
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task Both_are_held()
    {
        await OfferAsync(Letter, Bond);
        Assert.Equal((2, 2916m), (await HeldAsync(), await OwedAsync()));
    }

    [Fact]
    public async Task One_paper_written_otherwise_is_that_paper()
    {
        await OfferAsync(Letter, Letter with { OfferId = "offer-3", Issuer = " first  BANK", Amount = 2000m });
        Assert.Equal((1, 3616m), (await HeldAsync(), await OwedAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_is_replaced_by_naming_its_issuer_and_the_other_stays(bool replacementFirst)
    {
        var replacement = ConnectionFlow.Bond("offer-3", 1400m) with { Issuer = "Third Surety", Replaces = "1001", ReplacesIssuer = "Second Surety" };
        await OfferAsync(replacementFirst ? [replacement, Bond, Letter] : [Letter, Bond, replacement]);
        Assert.Equal((2, 2716m), (await HeldAsync(), await OwedAsync()));
        Assert.Equal("Second Surety", Assert.Single(await InstrumentsAsync(), document => document.Status == SecurityStatus.Replaced).Offer.Issuer);
    }

    [Fact]
    public async Task Blanket_instruments_alike()
    {
        foreach (var blanket in new[] { ConnectionFlow.Blanket("1001") with { Issuer = "First Bank", Amount = 2000m }, ConnectionFlow.Blanket("1001") with { Issuer = "Second Bank" } })
        {
            using var entered = await flow.AsStaffAsync(HttpMethod.Post, "/api/blanket-instruments", blanket, "senior.one@utility.example");
            Assert.Equal(HttpStatusCode.Created, entered.StatusCode);
            using var found = await flow.AsStaffAsync(HttpMethod.Get, entered.Headers.Location!.ToString(), null);
            Assert.Contains(blanket.Issuer, await found.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            var approval = $"/api/blanket-instruments/1001/approval?issuer={Uri.EscapeDataString(blanket.Issuer)}";
            using var approved = await flow.AsStaffAsync(HttpMethod.Post, approval, new { why = "Seen in the vault" }, "supervisor.one@utility.example");
            Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        }
        using var unsaid = await flow.AsStaffAsync(HttpMethod.Get, "/api/blanket-instruments/1001", null);
        Assert.Equal(HttpStatusCode.BadRequest, unsaid.StatusCode);
        await OfferAsync(Letter with { Form = SecurityForm.BlanketAllocation, Amount = 2000m }, Bond with { Form = SecurityForm.BlanketAllocation, Issuer = "Second Bank", Amount = 3000m });
        Assert.Equal((2, 616m), (await HeldAsync(), await OwedAsync()));
    }

    [Fact]
    public async Task One_paper_secures_one_request_and_is_free_again_when_that_ends()
    {
        await platform.PublishAsync("service-requests", ConnectionFlow.Request() with { RequestId = "nc-2" });
        var elsewhere = Letter with { OfferId = "offer-9", RequestId = "nc-2", InstrumentNumber = "1001", Issuer = "FIRST bank" };
        await OfferAsync(Letter, elsewhere);
        Assert.Equal(SecurityProblem.SecuresElsewhere, Assert.Single((await ElsewhereAsync()).Problems));
        using var asBlanket = await flow.AsStaffAsync(
            HttpMethod.Post, "/api/blanket-instruments", ConnectionFlow.Blanket("1001") with { Issuer = "First Bank" }, "senior.one@utility.example");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asBlanket.StatusCode);

        using var withdrawn = await flow.WithdrawAsync();
        await platform.SettleAsync();
        await OfferAsync(elsewhere with { OfferId = "offer-10" });
        Assert.Equal(SecurityStatus.Held, (await ElsewhereAsync()).Status);

        async Task<SecurityDocument> ElsewhereAsync() =>
            (await platform.FindAsync<SecurityDocument>(LocalAccounts.NumberFor("nc-2"), SecurityDocument.IdFor(Letter)))!;
    }

    private async Task OfferAsync(params SecurityOffered[] offers)
    {
        foreach (var offer in offers)
        {
            await flow.OfferAsync(offer);
            await platform.SettleAsync();
        }
    }

    private Task<List<SecurityDocument>> InstrumentsAsync() => flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName);

    private async Task<int> HeldAsync() => (await InstrumentsAsync()).Count(document => document.Status == SecurityStatus.Held);

    private async Task<decimal> OwedAsync() => (await flow.AccountAsync()).Balances[Receivable.Deposit];
}
