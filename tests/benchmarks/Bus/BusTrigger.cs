using Serverless.Benchmarks.Application;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Bus;

/// <summary>
/// A queue that is full when its function begins to listen, until the last message is completed: the listener, the protocol to
/// the worker, the function and the settlement are in the figure. Sending is measured by <see cref="BusSend"/>.
/// </summary>
internal sealed class BusTrigger(string name, string queue, int size, double? target = null) : Benchmark
{
    public override string Name => name;

    public override IReadOnlyList<Quantity> Quantities { get; } =
        [Quantity.Rate("messages/s", target), Quantity.Least("processor time, each", "µs")];

    public override int Size => size;

    public override int QuickSize => size / 10;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var functions = await FunctionsGround.OpenAsync(ground);
        await Publishing.RunAsync(functions.Client, queue, size, isForSessions: queue == MessageFunctions.SessionQueue);
        var work = await Work.OfAsync(async () =>
        {
            await functions.ListenAsync();
            await functions.WhenIdleAsync();
        });
        if (functions.Tally.Count != size) throw new InvalidOperationException($"{functions.Tally.Count} of {size} messages reached the function.");
        if (functions.Left(queue) is var left and not 0) throw new InvalidOperationException($"{left} of {size} messages are not settled.");
        return [size / work.Seconds, work.Processor * 1e6 / size];
    }
}
