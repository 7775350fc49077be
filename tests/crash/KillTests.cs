using System.Globalization;
using Serverless.LocalDev.City;
using Xunit.Abstractions;

namespace Serverless.Tests.Crash;

/// <summary>
/// The embedded cloud's promise: nothing acknowledged is lost when the process is killed, and after a restart nothing is
/// done twice. The platform runs as a child process under load and is killed again and again, while it starts, while it
/// writes its sample city, and in the middle of payments, outage reports and orchestrations.
/// </summary>
public class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int MostAcknowledgementsPerRun = 200;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("utility-crash-");
    private readonly SampleCity city = new();
    private readonly List<string> log = [];
    private PlatformProcess? platform;

    /// <summary>While it starts and writes its city; tests/long kills more often.</summary>
    protected virtual int KillsBeforeLoad => 1;

    protected virtual int KillsUnderLoad => 4;

    /// <summary>Chooses the moments; the same here each time, others in tests/long.</summary>
    protected virtual int Seed => 1;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        platform?.Dispose();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_acknowledged_has_its_effect_once_however_often_the_process_is_killed()
    {
        var seed = Environment.GetEnvironmentVariable("CRASH_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Seed;
        try
        {
            await RunAsync(new Random(seed));
        }
        catch (Exception failure)
        {
            Assert.Fail($"With CRASH_SEED={seed}: {failure}\n{string.Join('\n', log)}\nLast output:\n{platform?.Output}");
        }
    }

    private async Task RunAsync(Random random)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(6));
        var messages = new LoadMessages(city);
        using var load = new Load(messages, limit.Token);
        for (var kill = 0; kill < KillsBeforeLoad; kill++) await KillWhileItStartsAsync(load, random);

        Start(load);
        await platform!.SeededAsync(city, limit.Token);
        var sending = load.RunAsync();
        await KillAsync("as the load begins");
        for (var kill = 0; kill < KillsUnderLoad; kill++)
        {
            if (random.Next(3) == 0)
            {
                await KillWhileItStartsAsync(load, random);
                continue;
            }
            Start(load);
            // Whichever ends first: the goal of this run, or the load by a failure.
            await await Task.WhenAny(load.MoreAsync(random.Next(1, MostAcknowledgementsPerRun)).WaitAsync(Patience, limit.Token), sending);
            await KillAsync($"after {load.Acknowledged} acknowledgements");
        }
        Start(load);
        await load.MoreAsync(MostAcknowledgementsPerRun).WaitAsync(Patience, limit.Token);
        load.Finish();
        await sending.WaitAsync(Patience, limit.Token);
        await platform!.DrainedAsync(limit.Token);
        Assert.Equal(0, await platform.StopAsync(limit.Token));

        Assert.Equal(messages.Count, load.Acknowledged);
        await using var books = await KeptBooks.OpenAsync(directory.FullName);
        await books.CheckAsync(messages, city);
        output.WriteLine($"{log.Count} kills, {load.Acknowledged} messages acknowledged, {load.Unanswered} sendings without an answer.");
    }

    private void Start(Load load)
    {
        platform?.Dispose();
        platform = PlatformProcess.Start(directory.FullName);
        _ = load.FollowAsync(platform);
    }

    private async Task KillWhileItStartsAsync(Load load, Random random)
    {
        Start(load);
        var moment = LongestStart * random.NextDouble();
        Assert.True(await platform!.LivesForAsync(moment), "The platform ended by itself while it started.");
        await KillAsync($"{moment.TotalMilliseconds:0} ms after its start");
    }

    private async Task KillAsync(string moment)
    {
        Assert.False(platform!.HasExited, "The platform ended by itself.");
        await platform.KillAsync();
        log.Add($"Killed {moment}.");
    }
}
