using System.Globalization;
using Xunit.Abstractions;

namespace Serverless.Tests.Crash;

/// <summary>
/// New commercial connections on a platform whose process is killed in every stage of them, while nothing happens and in the
/// middle of everything: each is still connected once, or withdrawn and undone once.
/// </summary>
public class NewConnectionKillTests(ITestOutputHelper output)
{
    internal static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Long enough for releases to come, too short for a crew to have been there.</summary>
    internal static readonly TimeSpan UntilReleased = TimeSpan.FromMilliseconds(250);

    /// <summary>Chooses the moments; the same here each time, others in tests/long.</summary>
    protected virtual int Seed => 1;

    [Fact]
    public Task Connections_withdrawn_and_killed_while_they_are_undone_keep_nothing() => RunAsync(async (platform, applicants) =>
    {
        string[] papers = ["nc-1", "nc-2"], waiver = ["nc-3", "nc-4"], security = ["nc-5", "nc-6"], crews = ["nc-7", "nc-8"];
        string[] all = [.. papers, .. waiver, .. security, .. crews];
        await applicants.ApplyAsync(papers);
        await applicants.ApplyAsync([.. waiver, .. security, .. crews], withPapers: true);
        await platform.SettleAsync();
        await applicants.DenyWaiverAsync([.. security, .. crews]);
        await applicants.PayAsync(security, 250m);
        await applicants.OfferBondAsync(security, 1000m);
        await applicants.PayAsync(crews);
        await platform.SettleAsync();
        await platform.AdvanceAsync(UntilReleased);
        await applicants.AwaitAsync(crews, "field crew");

        await platform.KillDuringAsync("withdrawals", () => SettlingAsync(platform, applicants.WithdrawAsync(all)));
        await platform.KillDuringAsync("withdrawals again", () => SettlingAsync(platform, applicants.WithdrawAsync(all)));
        await applicants.WithdrawAsync(all);
        await platform.AdvanceAsync(2 * Day);
        await platform.StopAsync();

        await using var kept = await KeptConnections.OpenAsync(platform.DataDirectory);
        foreach (var request in papers.Concat(waiver)) await kept.KeepsNothingAsync(request, paid: 0m);
        foreach (var request in security) await kept.KeepsNothingAsync(request, paid: 250m);
        foreach (var request in crews) await kept.KeepsNothingAsync(request, Applicants.FullDeposit);
    });

    internal static async Task SettlingAsync(KilledPlatform platform, Task sending)
    {
        await sending;
        await platform.SettleAsync();
    }

    internal async Task RunAsync(Func<KilledPlatform, Applicants, Task> course)
    {
        var seed = Environment.GetEnvironmentVariable("CRASH_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Seed;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(6));
        using var platform = new KilledPlatform(new Random(seed), limit.Token);
        var applicants = new Applicants(platform);
        platform.Restarted = clock => applicants.NothingIsLaterThanAsync(clock.Now);
        platform.Progress = applicants.ProgressAsync;
        try
        {
            await platform.StartAsync();
            await course(platform, applicants);
        }
        catch (Exception failure)
        {
            Assert.Fail($"With CRASH_SEED={seed}: {failure}\n{platform.Log}");
        }
        output.WriteLine($"{platform.Kills} kills.\n{platform.Log}");
    }
}
