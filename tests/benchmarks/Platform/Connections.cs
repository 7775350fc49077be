using System.Diagnostics;
using System.Globalization;
using Microsoft.Azure.Cosmos;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Premises;

namespace Serverless.Benchmarks.Platform;

/// <summary>
/// A thousand new commercial connections at once, in the sample city: filed, until all wait for their security and their
/// permits; the platform opened again over the same directory; then every security, every release and every crew's visit,
/// until all are connected. The clock stands still but for the second the partners take, so that what is measured is work.
/// </summary>
internal sealed class Connections : Benchmark
{
    private static readonly TimeSpan PartnersTime = TimeSpan.FromSeconds(1);
    private static readonly Uri Health = new("/api/health", UriKind.Relative);

    public override string Name => "connections";

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.Least("1,000 in flight", "s"),
        Quantity.Least("1,000 connected", "s"),
        new("rate", "connections/s"),
        Quantity.Least("processor time", "s"),
        Quantity.Rate("operations/s", name: "document operations"),
        Quantity.Least("document operations, each", "operations"),
        Quantity.Least("peak memory, in flight", "MB"),
        Quantity.Least("live memory, each in flight", "KB"),
        new("restart in flight, first answer", "ms", More: false, Against: Baseline.Sibling, Sibling: 10),
        new("restart in flight, first security taken", "ms", More: false, Against: Baseline.Sibling, Sibling: 10),
        Quantity.Least("empty start", "ms"),
    ];

    public override int Size => 1_000;

    public override int QuickSize => 50;

    public override int Runs => 3;

    /// <summary>What is in memory only has no restart.</summary>
    public override IReadOnlyList<StoreKind> Stores { get; } = [StoreKind.Disk];

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        var (filing, emptyStart) = await FileAsync(ground.Directory!, size);
        var (connecting, firstAnswer, firstSecurity) = await ConnectAsync(ground.Directory!, size);
        var memory = await ChildProcess.RunAsync(Filing.Memory, Path.Combine(ground.Directory!, "memory"), size.ToString(CultureInfo.InvariantCulture));
        var scale = (double)Size / size;
        var (seconds, operations) = (filing.Work.Seconds + connecting.Work.Seconds, filing.Operations + connecting.Operations);
        return
        [
            filing.Work.Seconds * scale, connecting.Work.Seconds * scale, size / seconds, (filing.Work.Processor + connecting.Work.Processor) * scale, operations / seconds, operations / size,
            .. memory.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)), firstAnswer, firstSecurity, emptyStart,
        ];
    }

    private static async Task<(Stage Stage, double Start)> FileAsync(string directory, int size)
    {
        var began = Stopwatch.GetTimestamp();
        await using var platform = await AnsweringAsync(directory);
        var start = Milliseconds(began);
        await platform.SeedAsync(new SampleCity());
        await platform.WhenIdleAsync();
        var filing = await Stage.OfAsync(platform, () => Filing.FileAsync(platform, size));
        await Filing.ExpectWaitingAsync(platform, size);
        return (filing, start);
    }

    private static async Task<(Stage Stage, double FirstAnswer, double FirstSecurity)> ConnectAsync(string directory, int size)
    {
        var began = Stopwatch.GetTimestamp();
        await using var platform = await AnsweringAsync(directory);
        var (firstAnswer, firstSecurity) = (Milliseconds(began), 0d);
        var connecting = await Stage.OfAsync(platform, async () =>
        {
            await platform.PublishAsync(IntakeQueues.SecurityEvents, [Developers.Bond(0)]);
            await platform.WhenIdleAsync();
            firstSecurity = Milliseconds(began);
            await ExpectTakenAsync(platform);
            await platform.PublishAsync(IntakeQueues.SecurityEvents, Enumerable.Range(1, size - 1).Select(Developers.Bond));
            await platform.AdvanceAsync(PartnersTime);
        });
        await ExpectConnectedAsync(platform, size);
        return (connecting, firstAnswer, firstSecurity);
    }

    private static async Task<PlatformGround> AnsweringAsync(string directory)
    {
        var platform = await Filing.OpenAsync(directory);
        using var answer = await platform.Http.GetAsync(Health);
        answer.EnsureSuccessStatusCode();
        return platform;
    }

    private static double Milliseconds(long since) => Stopwatch.GetElapsedTime(since).TotalMilliseconds;

    private static async Task ExpectTakenAsync(PlatformGround platform)
    {
        var (requestId, accountId) = Developers.Case(0);
        var first = await platform.Database.Accounts.FindAsync<CaseDocument>(accountId, CaseDocument.IdFor(requestId));
        if (first!.Timeline is not [.., { Text: "Security is complete" }]) throw new InvalidOperationException("The first security after the restart was not taken.");
    }

    private static async Task ExpectConnectedAsync(PlatformGround platform, int size)
    {
        var accounts = await OfTypeAsync<AccountDocument>(platform.Database.Accounts, AccountDocument.TypeName);
        var active = accounts.Where(account => account is { RequestId: not null, Status: AccountStatus.Active, Owed: 0 }).Select(account => account.PremiseId).ToHashSet();
        var connections = await OfTypeAsync<ConnectionDocument>(platform.Database.Accounts, ConnectionDocument.TypeName);
        var meters = connections.Sum(connection => connection.Meters?.Count ?? 0);
        var premises = await OfTypeAsync<PremiseDocument>(platform.Database.Premises, PremiseDocument.TypeName);
        var points = premises.Where(premise => active.Contains(premise.PremiseId)).Sum(premise => premise.ServicePoints().Count());
        var (dead, told) = (platform.DeadLetters, platform.EventsTold);
        if (active.Count != size || meters != size * Developers.MetersEach || points != meters || told != size || dead != 0)
            throw new InvalidOperationException($"Of {size} connections {active.Count} are active with {meters} meters at {points} service points; {told} are told of, {dead} messages are dead.");
    }

    private static ValueTask<List<T>> OfTypeAsync<T>(Container container, string type) =>
        container.QueryAsync<T>(new QueryDefinition("SELECT * FROM c WHERE c.type = @type").WithParameter("@type", type)).ToListAsync();

    /// <param name="Work">Time and processors.</param>
    /// <param name="Operations">On documents.</param>
    private sealed record Stage(Work Work, double Operations)
    {
        public static async Task<Stage> OfAsync(PlatformGround platform, Func<Task> stage)
        {
            var before = platform.DocumentOperations;
            var work = await Work.OfAsync(stage);
            return new(work, platform.DocumentOperations - before);
        }
    }
}
