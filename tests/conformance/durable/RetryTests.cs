using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Handling errors in Durable Functions", automatic retry on failure and custom retry handlers.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task Retries_wait_on_durable_timers_that_grow_by_the_coefficient_up_to_the_limit()
    {
        var attempts = new List<DateTimeOffset>();
        DurableHost host = null!;
        var policy = new RetryPolicy(5, TimeSpan.FromMinutes(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(3));
        host = await StartAsync(policy, () =>
        {
            attempts.Add(host.Clock.UtcNow);
            throw new TimeoutException("busy");
        });
        await using var _ = host;
        var instance = await host.RunAsync("Try", advance: TimeSpan.FromHours(1));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Equal([0, 1, 3, 6, 9], attempts.Select(at => (int)(at - attempts[0]).TotalMinutes));
    }

    [Fact]
    public async Task A_retry_that_succeeds_gives_the_result()
    {
        var attempts = 0;
        await using var host = await StartAsync(new RetryPolicy(3, TimeSpan.FromMinutes(1)), () =>
            ++attempts < 3 ? throw new TimeoutException("busy") : attempts);
        Assert.Equal(3, (await host.RunAsync("Try", advance: TimeSpan.FromHours(1))).ReadOutputAs<int>());
    }

    [Fact]
    public async Task No_retry_begins_after_the_retry_timeout()
    {
        var attempts = 0;
        var policy = new RetryPolicy(100, TimeSpan.FromMinutes(1), retryTimeout: TimeSpan.FromMinutes(3));
        await using var host = await StartAsync(policy, () =>
        {
            attempts++;
            throw new TimeoutException("busy");
        });
        await host.RunAsync("Try", advance: TimeSpan.FromHours(5));
        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task A_failure_the_policy_does_not_handle_is_not_retried()
    {
        var attempts = 0;
        var policy = new RetryPolicy(100, TimeSpan.FromMinutes(1)) { HandleFailure = failure => failure.IsCausedBy<IOException>() };
        await using var host = await StartAsync(policy, () =>
        {
            attempts++;
            throw new TimeoutException("busy");
        });
        await host.RunAsync("Try", advance: TimeSpan.FromHours(5));
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task A_retry_handler_sees_attempt_failure_and_time_and_decides()
    {
        var attempts = 0;
        AsyncRetryHandler handler = async retry =>
        {
            await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMinutes(10), CancellationToken.None);
            return retry.LastFailure.IsCausedBy<TimeoutException>() && retry.LastAttemptNumber < 4 && retry.TotalRetryTime <= TimeSpan.FromHours(1);
        };
        await using var host = await StartAsync(handler, () =>
        {
            attempts++;
            throw new TimeoutException("busy");
        });
        await host.RunAsync("Try", advance: TimeSpan.FromHours(5));
        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task Sub_orchestrations_are_retried_too()
    {
        var attempts = 0;
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, _) => ++attempts < 3 ? throw new TimeoutException("busy") : attempts)
            .AddOrchestratorFunc<int, int>("Child", (context, _) => context.CallActivityAsync<int>("Work", 0))
            .AddOrchestratorFunc<int, int>("Parent", (context, _) => context.CallSubOrchestratorAsync<int>(
                "Child", 0, TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMinutes(1))))));
        Assert.Equal(3, (await host.RunAsync("Parent", advance: TimeSpan.FromHours(1))).ReadOutputAs<int>());
    }

    [Fact]
    public void A_policy_with_impossible_parameters_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(0, TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, TimeSpan.FromSeconds(1), 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, TimeSpan.FromSeconds(2), maxRetryInterval: TimeSpan.FromSeconds(1)));
    }

    private static Task<DurableHost> StartAsync(TaskRetryOptions retry, Func<int> work) =>
        DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, _) => work())
            .AddOrchestratorFunc<int, int>("Try", (context, _) => context.CallActivityAsync<int>("Work", 0, new TaskOptions(retry))));
}
