using Microsoft.Extensions.DependencyInjection;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Policies;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>A part of a blanket instrument is set aside before the case is changed; when the case is another by then, nothing of the part may stay behind.</summary>
public sealed class BlanketRaceTests : IAsyncLifetime
{
    private UtilityPlatform platform = null!;
    private ConnectionFlow flow = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly, withCity: false);
        flow = await ConnectionFlow.FiledAsync(platform);
        await flow.EnterBlanketAsync("BL-1");
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_part_refused_because_the_security_became_complete_meanwhile_is_free_again()
    {
        await TakeAsync(ConnectionFlow.Bond(amount: 2000m));
        await TakeMeanwhileAsync(Part("offer-2", 1000m) with { Replaces = "SB-1" }, ConnectionFlow.Bond("offer-3", 3616m) with { InstrumentNumber = "LC-9" });
        Assert.Contains((await flow.CaseAsync()).Timeline, entry => entry.Key == "security-offered-offer-2" && entry.Text.EndsWith(CustomerWords.Of(SecurityProblem.LeavesShort), StringComparison.Ordinal));
        Assert.Equal((20_000m, 0m), await FreeAndHeldAsync());
    }

    [Fact]
    public async Task A_part_that_is_held_stays_whole_when_a_smaller_one_is_refused_meanwhile()
    {
        await TakeAsync(Part("offer-1", 3000m));
        await TakeMeanwhileAsync(Part("offer-2", 2000m), ConnectionFlow.Bond("offer-3", 2616m));
        Assert.Equal((17_000m, 3000m), await FreeAndHeldAsync());
    }

    [Fact]
    public async Task A_part_set_aside_while_the_request_ends_is_free_again()
    {
        await TakeMeanwhileAsync(Part("offer-1", 3000m), async () =>
        {
            using var withdrawn = await flow.WithdrawAsync();
            await platform.SettleAsync();
        });
        Assert.Equal((20_000m, 0m), await FreeAndHeldAsync());
    }

    [Fact]
    public async Task What_a_stopped_delivery_has_left_the_next_one_gives_up()
    {
        await TakeAsync(Part("offer-1", 3000m));
        await TakeAsync(ConnectionFlow.Bond("offer-2", 1000m) with { Replaces = "BL-1" });
        var stopped = Part("offer-1", 3000m);
        Assert.True(await platform.Cloud.Services.GetRequiredService<BlanketStore>().AllocateAsync(stopped, ConnectionFlow.Name));
        Assert.Equal(17_000m, (await FreeAndHeldAsync()).Free);
        await TakeAsync(stopped);
        Assert.Equal((20_000m, 0m), await FreeAndHeldAsync());
    }

    [Fact]
    public async Task A_paper_that_secures_many_is_refused_whole_and_its_part_stays()
    {
        await TakeAsync(Part("offer-1", 3000m));
        await TakeAsync(ConnectionFlow.Bond("offer-2", 2000m) with { InstrumentNumber = "BL-1" });
        Assert.Equal((17_000m, 3000m), await FreeAndHeldAsync());
    }

    private static SecurityOffered Part(string offerId, decimal amount) =>
        ConnectionFlow.Bond(offerId, amount) with { Form = SecurityForm.BlanketAllocation, InstrumentNumber = "BL-1" };

    private async Task TakeAsync(SecurityOffered offer)
    {
        await flow.OfferAsync(offer);
        await platform.SettleAsync();
    }

    private Task TakeMeanwhileAsync(SecurityOffered offer, SecurityOffered meanwhile) => TakeMeanwhileAsync(offer, () => TakeAsync(meanwhile));

    /// <summary>Takes an offer; what happens meanwhile does so while its part is set aside, before its case is changed.</summary>
    private async Task TakeMeanwhileAsync(SecurityOffered offer, Func<Task> meanwhile)
    {
        var services = platform.Cloud.Services;
        var policies = services.GetRequiredService<EffectiveDated<SecurityPolicy>>();
        var register = services.GetRequiredService<InstrumentRegister>();
        var interrupted = new Meanwhile(services.GetRequiredService<TimeProvider>(), meanwhile);
        var intake = new InstrumentIntake(
            platform.Database, services.GetRequiredService<ConnectionFiles>(), services.GetRequiredService<CaseStore>(), services.GetRequiredService<KeyClaims>(),
            new InstrumentUse(new BlanketStore(platform.Database, register, policies, services.GetRequiredService<EffectiveDated<ApprovalPolicy>>(), interrupted), register),
            policies, services.GetRequiredService<EffectiveDated<IntakeLimits>>(), services.GetRequiredService<TimeProvider>());
        await intake.RecordAsync(offer);
        Assert.True(interrupted.IsOver, "Nothing happened meanwhile.");
        await platform.SettleAsync();
    }

    private async Task<(decimal Free, decimal Held)> FreeAndHeldAsync()
    {
        var blanket = await platform.FindAsync<BlanketDocument>(BlanketDocument.PartitionOf(InstrumentId.Of(ConnectionFlow.Blanket("BL-1"))), BlanketDocument.DocumentId);
        var held = (await flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName)).Where(document => document is { Status: SecurityStatus.Held, Offer.Form: SecurityForm.BlanketAllocation });
        return (blanket!.Free, held.Sum(document => document.Offer.Amount));
    }

    /// <summary>A clock that lets something happen when it is first asked, which is while the instrument is changed.</summary>
    private sealed class Meanwhile(TimeProvider clock, Func<Task> happens) : TimeProvider
    {
        private int asked;

        public bool IsOver { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Increment(ref asked) == 1)
            {
                Task.Run(happens).GetAwaiter().GetResult();
                IsOver = true;
            }
            return clock.GetUtcNow();
        }
    }
}
