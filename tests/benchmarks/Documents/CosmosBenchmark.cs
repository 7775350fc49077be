using System.Diagnostics;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Documents;

/// <summary>One kind of operation through the real SDK, by one caller after the other or by several at a time.</summary>
internal abstract class CosmosBenchmark(string name, int size, int callers = 1) : Benchmark
{
    protected const int Partitions = 100;
    protected const int EntriesEach = 50;

    public override string Name => name;

    public override IReadOnlyList<Quantity> Quantities { get; } = [Quantity.Rate("operations/s")];

    public override int Size => size;

    public override int QuickSize => size / 10;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var documents = await DocumentGround.OpenAsync(ground);
        await documents.FillAsync(Partitions, EntriesEach);
        var started = Stopwatch.GetTimestamp();
        if (callers == 1)
        {
            for (var number = 0; number < size; number++) await OperateAsync(documents, number);
        }
        else
        {
            await Fleet.RunAsync(callers, size, number => OperateAsync(documents, number));
        }
        return [size / Stopwatch.GetElapsedTime(started).TotalSeconds];
    }

    protected abstract Task OperateAsync(DocumentGround documents, int number);
}
