using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Durable Functions overview", reliability; here with the file on disk as the only thing that stays.</summary>
public sealed class RestartFromDiskTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("durable-");
    private readonly ConcurrentQueue<int> worked = new();
    private readonly TaskCompletionSource<int> never = new();
    private readonly TaskCompletionSource begun = new();
    private volatile bool hangs;

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task A_half_done_fan_out_buffered_events_and_a_waiting_timer_go_on_from_where_they_were()
    {
        hangs = true;
        await using var host = await DurableHost.StartAsync(new TaskHubOptions(), Tasks, storage: new StoreOptions(directory.FullName));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Process", new StartOrchestrationOptions("p"));
        // Raised long before anybody waits for them.
        await host.Client.RaiseEventAsync("p", "Extra", 100);
        await host.Client.RaiseEventAsync("p", "extra", 1000);
        // Two of the five never end, so that the platform does not fall idle.
        await begun.Task;
        while (await StatusAsync(host) != 3) await Task.Yield();
        Assert.Equal([1, 2, 3, 4, 5], worked.Order());

        hangs = false;
        worked.Clear();
        await host.RestartAsync();
        Assert.Equal(5, await StatusAsync(host));
        Assert.Equal([4, 5], worked.Order());

        await host.Clock.AdvanceAsync(TimeSpan.FromHours(1));
        await host.RestartAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync("p")).RuntimeStatus);

        await host.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal("1115 past 2026-03-02", (await host.GetAsync("p")).ReadOutputAs<string>());
        Assert.Equal([4, 5], worked.Order());
        never.SetResult(0);
    }

    private static async Task<int> StatusAsync(DurableHost host) =>
        (await host.GetAsync("p")) is { SerializedCustomStatus: not null } instance ? instance.ReadCustomStatusAs<int>() : 0;

    private void Tasks(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<int, int>("Work", (_, value) =>
        {
            worked.Enqueue(value);
            if (worked.Count == 5) begun.TrySetResult();
            return hangs && value > 3 ? never.Task : Task.FromResult(value);
        })
        .AddOrchestratorFunc<int, string>("Process", ProcessAsync);

    private static async Task<string> ProcessAsync(TaskOrchestrationContext context, int input)
    {
        var waiting = Enumerable.Range(1, 5).Select(value => context.CallActivityAsync<int>("Work", value)).ToList();
        var sum = 0;
        for (var done = 1; waiting.Count > 0; done++)
        {
            var ended = await Task.WhenAny(waiting);
            waiting.Remove(ended);
            sum += await ended;
            context.SetCustomStatus(done);
        }
        await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
        sum += await context.WaitForExternalEvent<int>("Extra");
        sum += await context.WaitForExternalEvent<int>("Extra");
        return $"{sum} past {context.CurrentUtcDateTime:yyyy-MM-dd}";
    }
}
