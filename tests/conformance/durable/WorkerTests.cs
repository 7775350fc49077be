using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Workers that come, go, and fail: nothing is lost, and what they held is done again.</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task Without_a_worker_instances_wait_and_run_when_one_comes()
    {
        await using var host = await DurableHost.StartAsync(Echo);
        await host.StopWorkerAsync();
        var id = await host.BeginAsync("Echo", 7);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.GetAsync(id)).RuntimeStatus);
        await using var next = await host.AddWorkerAsync(Echo);
        Assert.Equal(7, (await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task What_a_worker_held_when_it_went_is_done_by_the_next()
    {
        var started = new TaskCompletionSource();
        var never = new TaskCompletionSource<int>();
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, _) =>
            {
                started.TrySetResult();
                return never.Task;
            })
            .AddOrchestratorFunc<int, int>("Echo", (context, value) => context.CallActivityAsync<int>("Work", value)));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Echo", 7);
        await started.Task;
        await host.StopWorkerAsync();
        await using var next = await host.AddWorkerAsync(Echo);
        Assert.Equal(7, (await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true)).ReadOutputAs<int>());
        never.SetResult(0);
    }

    [Fact]
    public async Task A_hub_stopped_without_patience_gives_out_its_work_again_when_it_is_started()
    {
        using var clock = new VirtualClock(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await using var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        await using var hub = await TaskHub.OpenAsync(new TaskHubOptions(), clock, store);
        var worker = new UnreachableWorker(failures: 0);
        await hub.StartAsync(worker);
        await hub.StopAsync(new CancellationToken(canceled: true));
        var id = (await hub.StartInstanceAsync(new CreateInstanceRequest { Name = "Call" })).InstanceId;
        await clock.SettleAsync();
        Assert.Equal(OrchestrationStatus.Pending, (await hub.GetInstanceAsync(id, true))!.OrchestrationStatus);
        await hub.StartAsync(worker);
        await clock.SettleAsync();
        Assert.Equal(OrchestrationStatus.Completed, (await hub.GetInstanceAsync(id, true))!.OrchestrationStatus);
    }

    [Fact]
    public async Task A_history_longer_than_a_message_is_fetched_by_the_worker()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, string>("Large", (_, length) => new string('x', length))
            .AddOrchestratorFunc<int, int>("Collect", async (context, count) =>
            {
                var total = 0;
                for (var page = 0; page < count; page++) total += (await context.CallActivityAsync<string>("Large", 900_000)).Length;
                return total;
            }));
        Assert.Equal(5_400_000, (await host.RunAsync("Collect", 6)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_turn_and_an_activity_that_could_not_run_are_tried_again_later_and_later()
    {
        using var clock = new VirtualClock(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await using var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        await using var hub = await TaskHub.OpenAsync(new TaskHubOptions(), clock, store);
        var worker = new UnreachableWorker(failures: 4);
        await hub.StartAsync(worker);
        var id = (await hub.StartInstanceAsync(new CreateInstanceRequest { Name = "Call" })).InstanceId;
        await clock.SettleAsync();
        Assert.Equal(2, worker.Turns);
        await clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(OrchestrationStatus.Completed, (await hub.GetInstanceAsync(id, true))!.OrchestrationStatus);
        Assert.Equal((6, 5), (worker.Turns, worker.Activities));
    }

    private static void Echo(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<int, int>("Work", (_, value) => value)
        .AddOrchestratorFunc<int, int>("Echo", (context, value) => context.CallActivityAsync<int>("Work", value));

    private sealed class UnreachableWorker(int failures) : ITaskExecutor
    {
        public int Turns { get; private set; }

        public int Activities { get; private set; }

        public Task<OrchestratorResponse> RunTurnAsync(string name, OrchestratorRequest request, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            if (++Turns <= failures) throw new IOException("gone");
            var action = request.PastEvents.Count == 0
                ? new OrchestratorAction { ScheduleTask = new() { Name = "Work" } }
                : new OrchestratorAction { Id = 1, CompleteOrchestration = new() { OrchestrationStatus = OrchestrationStatus.Completed } };
            return Task.FromResult(new OrchestratorResponse { Actions = { action } });
        }

        public Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellation) =>
            ++Activities <= failures ? throw new IOException("gone") : Task.FromResult(new ActivityResponse());
    }
}
