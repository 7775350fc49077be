using System.Globalization;
using Microsoft.DurableTask.Testing;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Durable;

/// <summary>
/// Microsoft.DurableTask.InProcessTestHost under <see cref="ThreeStepsLoad"/>, in a process of its own and with the settings it
/// does best with: it keeps everything in memory, writes no log, and believes in many processors, since with two it hangs once
/// more clients wait than it has threads.
/// </summary>
internal static class Peer
{
    /// <summary>First argument of the process.</summary>
    public const string Argument = "peer";

    public const string Settings =
        "Microsoft.DurableTask.InProcessTestHost 0.2.3-preview.1, in memory, a process of its own with DOTNET_PROCESSOR_COUNT=64, logs off, 32 clients waiting, after a warm-up of as many orchestrations";

    private static readonly KeyValuePair<string, string>[] Environment = [new("DOTNET_PROCESSOR_COUNT", "64"), new("Logging__LogLevel__Default", "None")];

    public static async Task<double> RunAsync(int count)
    {
        string[] arguments = [Argument, count.ToString(CultureInfo.InvariantCulture)];
        return double.Parse(await ChildProcess.RunAsync(arguments, Environment), CultureInfo.InvariantCulture);
    }

    /// <summary>Prints orchestrations a second.</summary>
    public static async Task MeasureAsync(int count)
    {
        await using var host = await DurableTaskTestHost.StartAsync(ThreeStepsLoad.Register);
        await ThreeStepsLoad.RunAsync(host.Client, count);
        Console.WriteLine((await ThreeStepsLoad.RunAsync(host.Client, count)).ToString(CultureInfo.InvariantCulture));
    }
}
