using System.Net;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Workers in processes of their own (docs: FUNCTIONS_WORKER_PROCESS_COUNT), started and ended one after the other.</summary>
public sealed class WorkerProcessTests
{
    private static readonly string[] Told =
    [
        "Starting the worker 'worker-1'.",
        "The worker 'worker-1' is ready.",
        "functions are listening.",
        "Starting the worker 'worker-2'.",
        "The worker 'worker-2' is ready.",
        "The worker 'worker-1' has ended",
        "The worker 'worker-2' has ended",
    ];

    [Fact]
    public async Task A_worker_process_is_reached_over_HTTP_at_the_address_it_announces()
    {
        await using var sample = await HostWithoutWorkers.OpenAsync();
        await using var workers = sample.StartWorkers(1);
        await sample.Host.StartAsync();
        await IsServedAsync(sample);
        await sample.Host.StopAsync();
    }

    [Fact]
    public async Task Workers_start_one_after_the_other_join_a_host_that_serves_and_end_one_after_the_other()
    {
        await using var sample = await HostWithoutWorkers.OpenAsync();
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        sample.Log.Written += line =>
        {
            if (line == Told[4]) both.TrySetResult();
        };
        await using (sample.StartWorkers(2))
        {
            await sample.Host.StartAsync();
            await IsServedAsync(sample);
            await both.Task;
            Assert.Equal(2, sample.Host.ReadyWorkers);
            await sample.Host.StopAsync();
        }
        Assert.Equal(Told, sample.Log.Lines.Select(line => Array.Find(Told, told => line.Contains(told, StringComparison.Ordinal))).OfType<string>());
    }

    [Fact]
    public async Task A_worker_that_is_still_starting_when_the_host_stops_is_not_waited_for()
    {
        await using var sample = await HostWithoutWorkers.OpenAsync();
        await using (sample.StartWorkers(2, stopLimit: TimeSpan.FromHours(1)))
        {
            await sample.Host.StartAsync();
            await sample.Host.StopAsync();
        }
        Assert.Equal(0, sample.Host.ReadyWorkers);
    }

    private static async Task IsServedAsync(HostWithoutWorkers sample)
    {
        using var client = Platform.ClientOf(sample.Host);
        var answer = await client.GetAsync(new Uri("/api/Probed", UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, string.Join('\n', sample.Log.Lines));
    }
}
