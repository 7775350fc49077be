using System.Collections.Concurrent;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>
/// Whatever partners, applicants, staff and the platform do, in whatever order: a failure shows the fewest acts found that
/// still fail, and the seed that makes them. INTERLEAVING_SEED and INTERLEAVING_CASES run others, or more.
/// </summary>
public class InterleavingTests(ITestOutputHelper output)
{
    private const int MostActs = 25;
    /// <summary>Among so many, every end is come to.</summary>
    private const int EnoughForEveryEnd = 50;

    private readonly ConcurrentBag<string> seen = [];

    /// <summary>How many are tried here; tests/long tries more.</summary>
    protected virtual int Cases => 12;

    protected virtual int CrowdedCases => 4;

    protected virtual int FirstSeed => 1;

    [Fact]
    public async Task No_interleaving_sets_a_meter_unreleased_connects_unsecured_or_keeps_anybodys_money()
    {
        var count = Given("INTERLEAVING_CASES", Cases);
        await HoldsForEachAsync(Interleavings.OneByOne, count);
        // They would hold of nothing at all, too: every end must have been come to.
        if (count >= EnoughForEveryEnd) Assert.All(["Connected", "Withdrawn", "Refused"], end => Assert.Contains(seen, what => what.StartsWith(end, StringComparison.Ordinal)));
    }

    /// <summary>The acts of a seed are the same every time; which of those at the same moment comes first is not.</summary>
    [Fact]
    public Task Nor_does_any_that_happens_at_the_same_moment() => HoldsForEachAsync(Interleavings.Crowded, Given("INTERLEAVING_CASES", CrowdedCases));

    private async Task HoldsForEachAsync(Gen<Interleaving> cases, int count)
    {
        var failures = new ConcurrentQueue<string>();
        var first = Given("INTERLEAVING_SEED", FirstSeed);
        // On threads of their own: FsCheck waits for each case, and the test's own context must not be waited on.
        await Task.Run(() => Parallel.For(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, (seed, loop) =>
        {
            if (FailureOf(cases, seed) is not { } failure) return;
            failures.Enqueue($"INTERLEAVING_SEED={seed} INTERLEAVING_CASES=1: {failure}");
            loop.Stop();
        }));
        Assert.True(failures.IsEmpty, string.Join(Environment.NewLine, failures));
        foreach (var group in seen.GroupBy(what => what).OrderByDescending(group => group.Count())) output.WriteLine($"{group.Count(),6} {group.Key}");
    }

    /// <summary>What FsCheck has to say of the case and of the smallest one like it that fails; null when it holds.</summary>
    private string? FailureOf(Gen<Interleaving> cases, int seed)
    {
        var once = Config.QuickThrowOnFailure.WithMaxTest(1).WithStartSize(MostActs).WithEndSize(MostActs).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd((ulong)seed), MostActs));
        try
        {
            Check.One(once, Prop.ForAll(Arb.From(cases, Interleaving.Smaller), interleaving => RunAsync(interleaving).GetAwaiter().GetResult()));
            return null;
        }
        catch (Exception failed)
        {
            return failed.Message;
        }
    }

    private async Task RunAsync(Interleaving interleaving)
    {
        await using var world = await World.OpenAsync(interleaving.Scene, interleaving.Acts.Any(act => act is Restart));
        for (var index = 0; index < interleaving.Acts.Count; index++)
        {
            try
            {
                await interleaving.Acts[index].DoAsync(world);
                await world.Platform.SettleAsync();
                await Always.HoldAsync(world);
            }
            catch (Exception failed)
            {
                throw new XunitException($"After act {index + 1}: {failed.Message}", failed);
            }
        }
        var outcome = await Ending.ReachAsync(world);
        seen.Add($"{outcome?.Result}: {outcome?.Reason}");
        foreach (var stage in world.Stages) seen.Add(stage);
    }

    private static int Given(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : otherwise;
}
