using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Orchestrator functions in Durable Functions" and "Handling errors in Durable Functions".</summary>
public sealed class ActivityTests
{
    [Fact]
    public async Task Activities_called_in_sequence_see_each_others_results()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Double", (_, value) => value * 2)
            .AddOrchestratorFunc<int, int>("Chain", async (context, value) =>
            {
                for (var step = 0; step < 3; step++) value = await context.CallActivityAsync<int>("Double", value);
                return value;
            }));
        var instance = await host.RunAsync("Chain", 5);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal(40, instance.ReadOutputAs<int>());
        Assert.Equal(5, instance.ReadInputAs<int>());
    }

    [Fact]
    public async Task Activities_called_together_are_gathered_in_the_order_of_the_calls()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Square", (_, value) => value * value)
            .AddOrchestratorFunc<int, int[]>("Fan", (context, count) =>
                Task.WhenAll(Enumerable.Range(0, count).Select(value => context.CallActivityAsync<int>("Square", value)))));
        var instance = await host.RunAsync("Fan", 50);
        Assert.Equal(Enumerable.Range(0, 50).Select(value => value * value), instance.ReadOutputAs<int[]>());
    }

    [Fact]
    public async Task A_failed_activity_throws_TaskFailedException_with_the_details_of_the_failure()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Fail", NoMeter)
            .AddOrchestratorFunc<int, string>("Catch", async (context, _) =>
            {
                try
                {
                    await context.CallActivityAsync<int>("Fail", 1);
                    return "none";
                }
                catch (TaskFailedException failed)
                {
                    var details = failed.FailureDetails;
                    return $"{failed.TaskName}|{details.ErrorMessage}|{details.IsCausedBy<InvalidOperationException>()}|" +
                        $"{details.IsCausedBy<SystemException>()}|{details.IsCausedBy<TimeoutException>()}|{details.InnerFailure!.IsCausedBy<TimeoutException>()}";
                }
            }));
        var instance = await host.RunAsync("Catch");
        Assert.Equal("Fail|no meter|True|True|False|True", instance.ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_uncaught_failure_fails_the_orchestration_and_is_kept_with_its_cause()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Fail", NoMeter)
            .AddOrchestratorFunc<int, int>("Throw", (context, _) => context.CallActivityAsync<int>("Fail", 1)));
        var instance = await host.RunAsync("Throw");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.True(instance.FailureDetails!.IsCausedBy<TaskFailedException>());
        Assert.True(instance.FailureDetails.InnerFailure!.IsCausedBy<InvalidOperationException>());
        Assert.Equal("no meter", instance.FailureDetails.InnerFailure.ErrorMessage);
    }

    [Fact]
    public async Task An_unknown_activity_or_orchestrator_fails_by_name_and_is_not_retried()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Lost", (context, _) => context.CallActivityAsync<int>(
                "Nowhere", 1, TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromHours(1))))));
        var lost = await host.RunAsync("Lost");
        Assert.Equal("ActivityTaskNotFound", lost.FailureDetails!.InnerFailure!.ErrorType);
        Assert.Contains("Nowhere", lost.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        var unknown = await host.RunAsync("NoSuchOrchestrator");
        Assert.Equal("OrchestratorTaskNotFound", unknown.FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task No_more_activities_run_at_a_time_than_the_limit_allows()
    {
        var running = 0;
        var most = 0;
        var release = new TaskCompletionSource();
        await using var host = await DurableHost.StartAsync(new TaskHubOptions { MaxConcurrentActivities = 3 }, tasks => tasks
            .AddActivityFunc<int, int>("Wait", async (_, value) =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                if (now == 3) release.TrySetResult();
                await release.Task;
                Interlocked.Decrement(ref running);
                return value;
            })
            .AddOrchestratorFunc<int, int>("Fan", async (context, count) =>
                (await Task.WhenAll(Enumerable.Range(0, count).Select(value => context.CallActivityAsync<int>("Wait", value)))).Length));
        var instance = await host.RunAsync("Fan", 20);
        Assert.Equal(20, instance.ReadOutputAs<int>());
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task An_activity_of_a_class_gets_its_services_and_its_context()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivity<DescribeActivity>()
            .AddOrchestrator<DescribeOrchestrator>());
        var id = await host.BeginAsync(nameof(DescribeOrchestrator), "valve");
        Assert.Equal($"Describe:{id}:valve", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    private static int NoMeter(TaskActivityContext context, int input) =>
        throw new InvalidOperationException("no meter", new TimeoutException("slow"));

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen) return;
        }
    }

    [DurableTask("Describe")]
    public sealed class DescribeActivity(IServiceProvider services) : TaskActivity<string, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, string input) =>
            Task.FromResult(services is null ? "no services" : $"{context.Name}:{context.InstanceId}:{input}");
    }

    public sealed class DescribeOrchestrator : TaskOrchestrator<string, string>
    {
        public override Task<string> RunAsync(TaskOrchestrationContext context, string input) =>
            context.CallActivityAsync<string>("Describe", input);
    }
}
