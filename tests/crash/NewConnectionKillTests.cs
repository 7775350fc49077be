using System.Globalization;
using Xunit.Abstractions;

namespace Serverless.Tests.Crash;

/// <summary>
/// New commercial connections on a platform whose process is killed in every stage of them, while nothing happens and in the
/// middle of everything: each is still connected once, or withdrawn and undone once.
/// </summary>
public sealed class NewConnectionKillTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Long enough for releases to come, too short for a crew to have been there.</summary>
    private static readonly TimeSpan UntilReleased = TimeSpan.FromMilliseconds(250);

    [Fact]
    public Task Connections_killed_in_every_stage_are_connected_once() => RunAsync(async (platform, applicants) =>
    {
        string[] first = ["nc-1", "nc-2"], second = ["nc-3", "nc-4"], third = ["nc-5", "nc-6"], last = ["nc-7", "nc-8"];
        string[] all = [.. first, .. second, .. third, .. last];
        await applicants.ApplyAsync(all);
        await platform.SettleAsync();
        await AskForDepositAsync([.. first, .. third]);
        await applicants.PayAsync(first);
        await platform.AdvanceAsync(UntilReleased);
        await AskForDepositAsync(second);
        await applicants.PayAsync(second);
        await platform.KillIdleAsync("papers, security, permits and crews awaited");
        await applicants.AwaitAsync(first, "field crew");
        await applicants.AwaitAsync(second, "permit office");
        await applicants.AwaitAsync([.. third, .. last], "applicant");

        await platform.KillInAdvanceAsync("the coming of releases and crews", Hour);
        await applicants.AwaitAsync([.. first, .. second]);
        await applicants.AwaitAsync([.. third, .. last], "applicant");

        await AskForDepositAsync(last);
        await platform.KillDuringAsync("payments", () => SettlingAsync(platform, applicants.PayAsync([.. third, .. last])));
        await applicants.PayAsync([.. third, .. last]);
        await platform.AdvanceAsync(Hour);
        await platform.KillIdleAsync("connected, first bills awaited");
        await applicants.AwaitAsync(all);
        await platform.AdvanceAsync(35 * Day - 2 * Hour - Minute);
        await platform.KillInAdvanceAsync("looking for first bills", 3 * Hour);
        await platform.StopAsync();

        await using var kept = await KeptConnections.OpenAsync(platform.DataDirectory);
        foreach (var request in all) await kept.IsConnectedOnceAsync(request);

        async Task AskForDepositAsync(string[] requests)
        {
            await applicants.FilePapersAsync(requests);
            await platform.SettleAsync();
            await applicants.DenyWaiverAsync(requests);
            await platform.SettleAsync();
        }
    });

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

    private static async Task SettlingAsync(KilledPlatform platform, Task sending)
    {
        await sending;
        await platform.SettleAsync();
    }

    private async Task RunAsync(Func<KilledPlatform, Applicants, Task> course)
    {
        // A seed of its own each time, so that many runs try many moments; the one that fails says which it was.
        var seed = Environment.GetEnvironmentVariable("CRASH_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
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
