using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Platform.Durable;

/// <summary>Source: "Durable Functions overview", reliability; here with the files on disk as the only thing that stays.</summary>
public sealed class RestartFromDiskTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("durable-");
    private readonly ConcurrentQueue<int> worked = new();
    private readonly TaskCompletionSource<int> never = new();
    private bool hangs;

    public void Dispose() => directory.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_half_done_fan_out_buffered_events_and_a_waiting_timer_go_on_from_where_they_were(bool strict)
    {
        hangs = true;
        await RunAsync(Start, strict, async (client, clock) =>
        {
            await client.ScheduleNewOrchestrationInstanceAsync("Process", new StartOrchestrationOptions("p"));
            // Raised long before anybody waits for them.
            await client.RaiseEventAsync("p", "Extra", 100);
            await client.RaiseEventAsync("p", "extra", 1000);
            // Two of the five never end, so that the platform does not fall idle.
            while (await StatusAsync(client) != 3) await Task.Yield();
        });
        Assert.Equal([1, 2, 3, 4, 5], worked.Order());

        hangs = false;
        worked.Clear();
        await RunAsync(Start.AddMinutes(1), strict, async (client, clock) =>
        {
            await clock.SettleAsync();
            Assert.Equal(5, await StatusAsync(client));
        });
        Assert.Equal([4, 5], worked.Order());

        await RunAsync(Start.AddHours(1), strict, async (client, clock) =>
        {
            await clock.SettleAsync();
            Assert.Equal(OrchestrationRuntimeStatus.Running, (await client.GetInstanceAsync("p"))!.RuntimeStatus);
        });

        await RunAsync(Start.AddDays(2), strict, async (client, clock) =>
        {
            await clock.SettleAsync();
            var ended = (await client.GetInstanceAsync("p", getInputsAndOutputs: true))!;
            Assert.Equal("1115 past 2026-03-03", ended.ReadOutputAs<string>());
        });
        Assert.Equal([4, 5], worked.Order());
        never.SetResult(0);
    }

    private static async Task<int> StatusAsync(DurableTaskClient client) => (await client.GetInstanceAsync("p", getInputsAndOutputs: true)) is { SerializedCustomStatus: not null } instance
        ? instance.ReadCustomStatusAs<int>()
        : 0;

    private async Task RunAsync(DateTimeOffset at, bool strict, Func<DurableTaskClient, VirtualClock, Task> test)
    {
        using var clock = new VirtualClock(at);
        await using var store = CloudStore.Open(new StoreOptions(directory.FullName), clock.Work);
        await using var services = new ServiceCollection().BuildServiceProvider();
        var tasks = new DurableTaskRegistry()
            .AddActivityFunc<int, int>("Work", (_, value) =>
            {
                worked.Enqueue(value);
                return hangs && value > 3 ? never.Task : Task.FromResult(value);
            })
            .AddOrchestratorFunc<int, string>("Process", ProcessAsync);
        var engine = await OrchestrationEngine.OpenAsync(clock, store, tasks, services, new OrchestrationEngineOptions { StrictReplay = strict });
        await engine.StartAsync();
        await test(engine.CreateClient(), clock);
        // No patience: what hangs is left behind, as in a process that ends.
        await engine.StopAsync(new CancellationToken(canceled: true));
    }

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
