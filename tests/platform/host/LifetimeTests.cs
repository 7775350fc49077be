using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.LocalDev.Functions;

namespace Serverless.Tests.Platform.Host;

/// <summary>Docs: "Guide for running C# Azure Functions in the isolated worker process" (cancellation), "Target-based scaling", "Monitor executions in Azure Functions".</summary>
public sealed class LifetimeTests
{
    [Fact]
    public async Task A_stop_waits_for_the_function_in_flight_completes_its_message_and_takes_no_other()
    {
        await using var host = await PlatformHost.StartAsync();
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        host.Journal.Acts["BindsText"] = _ =>
        {
            entered.TrySetResult();
            return release.Task;
        };
        var sender = host.Sender.CreateSender("BindsText");
        await sender.SendMessageAsync(new("first"));
        await entered.Task;
        // The part of the host's stop that is the listeners': every one has been told by the time this returns.
        var stopping = host.Services.GetServices<IHostedService>().OfType<FunctionHostService>().Single().StopAsync(CancellationToken.None);
        await sender.SendMessageAsync(new("second"));
        Assert.False(stopping.IsCompleted);
        Assert.Equal((1, 1), (host.Counts("BindsText").Locked, host.Counts("BindsText").Active));
        release.SetResult();
        await stopping;
        Assert.Equal(["first"], host.Journal.Of("BindsText"));
        Assert.Equal((0, 1), (host.Counts("BindsText").Locked, host.Counts("BindsText").Active));
        await host.StopAsync();
        Assert.Equal(1, Assert.Single(await host.TakeAsync("BindsText")).DeliveryCount);
    }

    [Fact]
    public async Task Instances_grow_with_a_queues_backlog_and_shrink_when_it_is_gone()
    {
        await using var host = await PlatformHost.StartAsync(new PlatformOptions
        {
            HostJson = """{ "extensions": { "serviceBus": { "maxConcurrentCalls": 2 } } }""",
            Configure = builder => builder.Services.AddSingleton(new ScaleOptions()),
        });
        var scale = host.Services.GetRequiredService<ScaleController>();
        var listener = host.Listener("BindsText");
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Journal.Acts["BindsText"] = _ => release.Task;
        await host.Sender.CreateSender("BindsText").SendMessagesAsync(Enumerable.Range(0, 20).Select(number => new ServiceBusMessage($"{number}")));
        await RunningAsync(instances: 1, running: 2);
        foreach (var (instances, running) in new[] { (5, 10), (9, 18), (10, 20) })
        {
            scale.Evaluate();
            await RunningAsync(instances, running);
        }
        Assert.Equal(20, listener.Backlog);
        release.SetResult();
        await host.Clock.SettleAsync();
        Assert.Equal(0, listener.Backlog);
        await host.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(10, listener.Instances);
        await host.Clock.AdvanceAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((1, 1), (listener.Instances, scale.Instances["BindsText"]));

        async Task RunningAsync(int instances, int running)
        {
            // What runs holds the clock, so that there is nothing to advance to.
            while (host.Journal.Of("BindsText").Count < running) await Task.Yield();
            Assert.Equal((instances, running), (listener.Instances, host.Journal.Of("BindsText").Count));
        }
    }

    [Fact]
    public async Task The_scale_controller_looks_at_a_backlog_every_ten_seconds_of_the_clock()
    {
        await using var host = await PlatformHost.StartAsync(new PlatformOptions
        {
            HostJson = """{ "extensions": { "serviceBus": { "maxMessageBatchSize": 2 } } }""",
            Configure = builder => builder.Services.AddSingleton(new ScaleOptions()),
        });
        var listener = host.Listener("SettlesLate");
        // Locked until the minute is over, and completed then.
        await host.SendAsync("SettlesLate", [.. Enumerable.Range(0, 20).Select(number => $"{number}")]);
        foreach (var (seconds, instances, backlog) in new[] { (9, 1, 20), (1, 5, 20), (10, 9, 20), (10, 10, 20), (30, 10, 0), (60, 1, 0) })
        {
            await host.Clock.AdvanceAsync(TimeSpan.FromSeconds(seconds));
            Assert.Equal((instances, backlog), (listener.Instances, (int)listener.Backlog));
        }
    }
}
