using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Serverless.Benchmarks.Application;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Durable;

/// <summary>
/// Clients that each start an orchestration of three activities, wait for its end, and begin anew: the same calls against every
/// backend, our own and Microsoft's.
/// </summary>
internal static class ThreeStepsLoad
{
    public const int Clients = 32;

    /// <summary>Far past what any backend here needs: it ends a run that hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>Held in a field, since the analyzers of orchestrations fail on a method of another assembly.</summary>
    private static readonly Func<TaskOrchestrationContext, int, Task<int>> Orchestrator = ThreeSteps.Run;

    /// <summary>For a worker without functions, the functions' own code.</summary>
    public static void Register(DurableTaskRegistry registry) => registry
        .AddActivityFunc<int, int>(nameof(ThreeSteps.AddOne), (_, value) => ThreeSteps.AddOne(value))
        .AddOrchestratorFunc<int, int>(nameof(ThreeSteps), Orchestrator);

    /// <summary>Orchestrations a second.</summary>
    /// <exception cref="InvalidOperationException">One ended with something else than its result.</exception>
    public static async Task<double> RunAsync(DurableTaskClient client, int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        var began = Stopwatch.GetTimestamp();
        await Fleet.RunAsync(Clients, count, async number =>
        {
            var id = await client.ScheduleNewOrchestrationInstanceAsync(nameof(ThreeSteps), number, patience.Token);
            var ended = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, patience.Token);
            if (ended.ReadOutputAs<int>() != number + 3) throw new InvalidOperationException($"Orchestration '{id}' ended as {ended.RuntimeStatus} with {ended.SerializedOutput} instead of {number + 3}.");
        });
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
