using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.LocalDev.Functions;

namespace Serverless.Tests.Platform.Functions;

/// <summary>Docs: "host.json reference" (functionTimeout) and "Guide for running C# Azure Functions in the isolated worker process" (cancellation tokens).</summary>
public sealed class LifetimeTests
{
    [Fact]
    public async Task A_function_that_runs_out_of_time_is_cancelled_and_fails()
    {
        await using var host = await TestHost.StartAsync(builder => builder.Services.AddSingleton(HostJson.Parse("""{ "functionTimeout": "00:05:00" }""")));
        var token = CancellationToken.None;
        host.Probe.Acts["Cancelled"] = context => Task.Delay(Timeout.Infinite, token = context.CancellationToken);
        var running = host.PingAsync("Cancelled", "x");
        await host.Clock.AdvanceAsync(TimeSpan.FromMinutes(4.9));
        Assert.False(running.IsCompleted);
        await host.Clock.AdvanceAsync(TimeSpan.FromMinutes(0.2));
        var failure = await Assert.ThrowsAsync<FunctionTimeoutException>(() => running);
        Assert.Contains("00:05:00", failure.Message, StringComparison.Ordinal);
        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public async Task A_function_that_does_not_look_at_its_token_fails_in_time_all_the_same()
    {
        await using var host = await TestHost.StartAsync(builder => builder.Services.AddSingleton(HostJson.Parse("""{ "functionTimeout": "00:05:00" }""")));
        var never = new TaskCompletionSource();
        host.Probe.Acts["Cancelled"] = _ => never.Task;
        var running = host.PingAsync("Cancelled", "x");
        await host.Clock.AdvanceAsync(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<FunctionTimeoutException>(() => running);
        never.SetResult();
    }

    [Fact]
    public async Task Stopping_waits_for_what_is_in_flight()
    {
        var host = await TestHost.StartAsync();
        await host.Clock.SettleAsync();
        var release = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        host.Probe.Acts["Hourly"] = _ =>
        {
            entered.SetResult();
            return release.Task;
        };
        var advance = host.Clock.AdvanceAsync(TimeSpan.FromHours(1));
        await entered.Task;
        var stopping = host.DisposeAsync().AsTask();
        Assert.False(stopping.IsCompleted);
        release.SetResult();
        await advance;
        await stopping;
    }

    [Fact]
    public async Task When_the_patience_ends_the_function_is_told_by_its_token()
    {
        await using var host = await TestHost.StartAsync();
        await host.Clock.SettleAsync();
        var entered = new TaskCompletionSource();
        var told = new TaskCompletionSource();
        host.Probe.Acts["Hourly"] = async context =>
        {
            using var registration = context.CancellationToken.Register(told.SetResult);
            entered.SetResult();
            await told.Task;
        };
        var advance = host.Clock.AdvanceAsync(TimeSpan.FromHours(1));
        await entered.Task;
        var service = host.Host.Services.GetServices<IHostedService>().OfType<FunctionHostService>().Single();
        await service.StopAsync(new CancellationToken(canceled: true));
        await told.Task;
        await advance;
    }
}
