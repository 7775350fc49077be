using System.Globalization;
using Microsoft.DurableTask.Testing;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Durable;

/// <summary>
/// Microsoft.DurableTask.InProcessTestHost under <see cref="ThreeStepsLoad"/>, in a process of its own and with the settings it
/// does best with: it keeps everything in memory, writes no log, and believes in many processors, since with two it hangs once
/// more clients wait than it has threads. With many it hangs now and then: a process that does is left and another is tried.
/// </summary>
internal static class Peer
{
    /// <summary>First argument of the process.</summary>
    public const string Argument = "peer";

    public const string Settings =
        "Microsoft.DurableTask.InProcessTestHost 0.2.3-preview.1, in memory, a process of its own with DOTNET_PROCESSOR_COUNT=64, logs off, 32 clients waiting, after a warm-up of as many orchestrations";

    private static readonly KeyValuePair<string, string>[] Environment = [new("DOTNET_PROCESSOR_COUNT", "64"), new("Logging__LogLevel__Default", "None")];

    private const int Attempts = 4;

    /// <param name="ground">Told how often it hung.</param>
    /// <exception cref="InvalidOperationException">It hung every time.</exception>
    public static async Task<double> RunAsync(Ground ground, int count)
    {
        string[] arguments = [Argument, count.ToString(CultureInfo.InvariantCulture)];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var output = await ChildProcess.RunAsync(arguments, Environment);
                ground.Note($"peer: {Settings}{(attempt == 1 ? "" : $"; it hung {attempt - 1} times before")}");
                return double.Parse(output, CultureInfo.InvariantCulture);
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                // Another process may do better.
            }
        }
    }

    /// <summary>Prints orchestrations a second.</summary>
    public static async Task MeasureAsync(int count)
    {
        await using var host = await DurableTaskTestHost.StartAsync(ThreeStepsLoad.Register);
        await ThreeStepsLoad.RunAsync(host.Client, count);
        Console.WriteLine((await ThreeStepsLoad.RunAsync(host.Client, count)).ToString(CultureInfo.InvariantCulture));
    }
}
