using System.Globalization;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Cosmos;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.City;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Outages;

namespace Serverless.Benchmarks.Platform;

/// <summary>
/// A storm over the sample city: every report its own message, from the first published to the last counted on the outage
/// of its service point, through the product's own function and the Cosmos SDK. Every batch touches every feeder, which is
/// the most store operations the same reports can cost.
/// </summary>
internal sealed class Storm : Benchmark
{
    private const string Queue = "outage-reports";
    private const int BatchSize = 100;
    private const int Senders = 2;
    private static readonly DateTimeOffset Begins = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    public override string Name => "storm";

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.Least("100,000 reports", "s", target: 10),
        Quantity.Least("peak memory", "MB", target: 500),
        Quantity.Least("processor time", "s"),
        Quantity.Rate("reports/s", name: "rate"),
    ];

    public override int Size => 100_000;

    public override int QuickSize => 10_000;

    public override int Runs => 3;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var platform = await PlatformGround.OpenAsync(ground.Directory);
        await platform.SeedAsync(new SampleCity());
        PeakMemory.Reset();
        await using var sender = platform.Bus.CreateSender(Queue);
        var storm = await Work.OfAsync(async () =>
        {
            await Fleet.RunAsync(Senders, size / BatchSize, batch => sender.SendMessagesAsync(Reports(batch)));
            await platform.WhenIdleAsync();
        });
        var peak = PeakMemory.Megabytes();
        await ExpectAsync(platform, size);
        return [storm.Seconds * Size / size, peak, storm.Processor * Size / size, size / storm.Seconds];
    }

    private static IEnumerable<ServiceBusMessage> Reports(int batch) =>
        Enumerable.Range(batch * BatchSize, BatchSize).Select(number => PlatformGround.Message(Report(number)));

    /// <summary>Steps through the city by a number prime to it, so that neighbours in the queue are no neighbours on a feeder.</summary>
    private static OutageReported Report(int number)
    {
        var premise = (int)(number * 7919L % SampleCity.DefaultAccounts);
        return new()
        {
            ReportId = string.Create(CultureInfo.InvariantCulture, $"ivr-{number}"),
            Source = OutageSource.Ivr,
            PremiseId = SampleCity.PremiseId(premise),
            ServicePointId = SampleCity.ServicePointId(premise),
            ReportedAt = Begins.AddMilliseconds(number),
            TroubleCodes = [TroubleCode.NoPower],
            CallbackPhone = string.Create(CultureInfo.InvariantCulture, $"+1850555{premise % 10_000:0000}"),
        };
    }

    private static async Task ExpectAsync(PlatformGround platform, int reports)
    {
        var query = new QueryDefinition("SELECT VALUE c.reportCount FROM c WHERE c.type = @type").WithParameter("@type", OutageDocument.TypeName);
        var counted = await platform.Database.Outages.QueryAsync<int>(query).SumAsync();
        if (counted != reports) throw new InvalidOperationException($"{counted} of {reports} reports were counted; {platform.DeadLettered(Queue)} are dead.");
    }
}
