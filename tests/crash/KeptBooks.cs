using Microsoft.DurableTask.Client;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Scenario;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Crash;

/// <summary>What a stopped platform left behind, opened again on a virtual clock that goes on from now.</summary>
internal sealed class KeptBooks : IAsyncDisposable
{
    /// <summary>Events whose publisher was killed wait for a sweep, which comes every five minutes.</summary>
    private static readonly TimeSpan UntilSwept = TimeSpan.FromMinutes(6);

    private readonly LocalPlatform platform;

    private KeptBooks(LocalPlatform platform) => this.platform = platform;

    public static async Task<KeptBooks> OpenAsync(string directory)
    {
        var clock = new VirtualClock(TimeProvider.System.GetUtcNow());
        var platform = await LocalPlatform.StartAsync(new() { DataDirectory = directory, Clock = clock });
        Assert.False(await platform.Seeding, "The sample city was written a second time.");
        await clock.AdvanceAsync(UntilSwept);
        return new(platform);
    }

    public async Task CheckAsync(LoadMessages sent, SampleCity city)
    {
        Assert.Equal("ok", await platform.Cloud.Store.ReadAsync(IntegrityCheck.Run));
        var found = await FoundBooks.ReadAsync(platform);
        Assert.Empty(Audit.Of(sent.Expected, sent.Count, found, city, platform.Figures()).Imbalances);
        Assert.Empty(Receivables(found));
        Assert.Distinct(found.Events.Select(message => message.MessageId));
        foreach (var request in found.Cases)
        {
            var instance = await platform.Cloud.Durable.GetInstanceAsync(request.InstanceId);
            Assert.Equal(OrchestrationRuntimeStatus.Completed, instance?.RuntimeStatus);
            Assert.Distinct(request.Timeline.Select(step => step.Key));
        }
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    /// <summary>Every receivable of every sample account that is not what it was before, less what its ledger entries paid of it.</summary>
    private static IEnumerable<string> Receivables(FoundBooks found)
    {
        var entries = found.Payments.ToLookup(entry => entry.AccountId);
        var accounts = found.Accounts.ToDictionary(account => account.AccountId);
        for (var number = 0; number < SampleCity.DefaultAccounts; number++)
        {
            var before = SampleCity.Account(number);
            var now = accounts[before.AccountId];
            foreach (var (receivable, owed) in before.Balances)
            {
                var paid = entries[before.AccountId].Sum(entry => entry.Allocations.GetValueOrDefault(receivable));
                var left = now.Balances.GetValueOrDefault(receivable);
                if (left != owed - paid) yield return $"{receivable} of {before.AccountId}: {owed} less {paid} became {left}";
            }
            var credit = entries[before.AccountId].Sum(entry => entry.Amount - entry.Allocations.Values.Sum());
            if (now.UnappliedCredit != credit) yield return $"credit of {before.AccountId}: {credit} became {now.UnappliedCredit}";
        }
    }
}
