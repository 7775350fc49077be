using System.Globalization;
using Microsoft.Azure.Cosmos;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Store;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;

namespace Serverless.Benchmarks.Platform;

/// <summary>Applications of <see cref="Developers"/> on the whole product, until each waits for its security and its permits.</summary>
internal static class Filing
{
    /// <summary>First argument of a process that does nothing but file, and prints the memory that takes.</summary>
    public const string Memory = "memory-in-flight";

    private const int Warmup = 20;
    private static readonly DateTimeOffset At = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    /// <summary>At the time of filing. A thousand at once may keep a slow machine busy for minutes.</summary>
    public static VirtualClock Clock() => new(At) { StallLimit = TimeSpan.FromMinutes(10) };

    public static Task<PlatformGround> OpenAsync(string? directory) =>
        PlatformGround.OpenAsync(directory, clock: Clock(), partnersAre: Developers.WithoutCredit);

    public static async Task FileAsync(PlatformGround platform, int count, int from = 0)
    {
        await platform.PublishAsync(IntakeQueues.ServiceRequests, Enumerable.Range(from, count).Select(number => Developers.Application(number, At)));
        await platform.WhenIdleAsync();
    }

    /// <exception cref="InvalidOperationException">Not so many wait, for the security and the permits.</exception>
    public static async Task ExpectWaitingAsync(PlatformGround platform, int count)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type").WithParameter("@type", CaseDocument.TypeName);
        var waiting = await platform.Database.Accounts.QueryAsync<CaseDocument>(query)
            .CountAsync(found => found.OpenWaits.Select(wait => wait.AwaitedFrom).Order().SequenceEqual(["applicant", "permit office"]));
        if (waiting != count) throw new InvalidOperationException($"{waiting} of {count} connections wait for security and permits; {platform.DeadLetters} messages are dead.");
    }

    /// <summary>Prints the peak in MB and what one in flight keeps alive in KB, its documents included; what is made once for all is made before.</summary>
    public static async Task MeasureAsync(string directory, int count)
    {
        await using var platform = await OpenAsync(directory);
        await platform.SeedAsync(new SampleCity());
        await FileAsync(platform, Warmup, from: count);
        PeakMemory.Reset();
        var before = PeakMemory.LiveMegabytes();
        await FileAsync(platform, count);
        var (peak, live) = (PeakMemory.Megabytes(), PeakMemory.LiveMegabytes() - before);
        await ExpectWaitingAsync(platform, count + Warmup);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{peak} {live * 1024 / count}"));
    }
}
