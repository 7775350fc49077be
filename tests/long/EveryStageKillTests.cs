using Serverless.Tests.Crash;
using Xunit.Abstractions;

namespace Serverless.Tests.Long;

/// <summary>The same connections, killed in every stage up to their first bill, at moments that differ each time.</summary>
public sealed class EveryStageKillTests(ITestOutputHelper output) : NewConnectionKillTests(output)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected override int Seed => Random.Shared.Next();

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
}
