using System.Globalization;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Platform;

/// <summary>A new process each time, so that nothing is compiled or loaded yet.</summary>
internal sealed class StartUp : Benchmark
{
    public override string Name => "start-up";

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new("opening to first answer", "ms", More: false, Against: Baseline.Sibling, Sibling: 3),
        new("process start to first answer", "ms", More: false, Target: 2_000, Against: Baseline.Sibling, Sibling: 4),
        new("processor time to first answer", "ms", More: false, Against: Baseline.Sibling, Sibling: 5),
        Quantity.Least("empty web server, opening", "ms"),
        Quantity.Least("empty web server, process", "ms"),
        Quantity.Least("empty web server, processor time", "ms"),
    ];

    /// <summary>Processes are the operations here; a run starts one.</summary>
    public override int Size => 1;

    public override int QuickSize => 1;

    public override int Runs => 7;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        string[] arguments = ground.Directory is { } directory ? [FirstAnswer.Platform, directory] : [FirstAnswer.Platform];
        return [.. Times(await ChildProcess.RunAsync(arguments)), .. Times(await ChildProcess.RunAsync(FirstAnswer.Bare))];
    }

    private static double[] Times(string output) => [.. output.Split(' ').Select(time => double.Parse(time, CultureInfo.InvariantCulture))];
}
