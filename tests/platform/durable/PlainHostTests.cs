using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Platform.Durable;

/// <summary>Source: the DurableTask SDK's own registration, AddDurableTaskWorker and AddDurableTaskClient, without a functions host.</summary>
public sealed class PlainHostTests
{
    [Fact]
    public async Task An_orchestration_without_functions_is_five_lines()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDurableTaskWorker().AddTasks(tasks => tasks.AddOrchestratorFunc<int, int>("Double", (_, value) => value * 2));
        builder.Services.AddDurableTaskClient();
        using var host = await RunningAsync(builder);
        Assert.Equal(42, await ResultAsync<int>(host, "Double", 21));
        await host.StopAsync();
    }

    [Fact]
    public async Task Classes_are_made_with_the_hosts_services_and_time_is_the_hosts_clock()
    {
        using var clock = new VirtualClock(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await using var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<CloudClock>(clock).AddSingleton(store).AddSingleton(new Tariff(3));
        builder.Services.AddDurableTaskWorker(worker => worker
            .AddTasks(tasks => tasks.AddOrchestrator<BillLater>().AddActivity<Price>())
            .UseVersioning(new DurableTaskWorkerOptions.VersioningOptions { Version = "2.0", DefaultVersion = "2.0" }));
        builder.Services.AddDurableTaskClient(client => client.UseDefaultVersion("1.5"));
        using var host = await RunningAsync(builder);
        var result = ResultAsync<string>(host, nameof(BillLater), 14);
        await clock.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Equal("1.5: 42 at 2026-03-31", await result);
        await host.StopAsync();
    }

    [Fact]
    public void A_second_worker_is_refused_and_the_same_one_found_again()
    {
        var services = new ServiceCollection();
        Assert.Same(services.AddDurableTaskWorker(), services.AddDurableTaskWorker());
        Assert.Throws<NotSupportedException>(() => services.AddDurableTaskWorker("other"));
        Assert.Same(services.AddDurableTaskClient(), services.AddDurableTaskClient());
    }

    private static async Task<IHost> RunningAsync(HostApplicationBuilder builder)
    {
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task<T?> ResultAsync<T>(IHost host, string name, object input)
    {
        var client = host.Services.GetRequiredService<DurableTaskClient>();
        var id = await client.ScheduleNewOrchestrationInstanceAsync(name, input);
        return (await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true)).ReadOutputAs<T>();
    }

    public sealed record Tariff(int PerUnit);

    public sealed class BillLater : TaskOrchestrator<int, string>
    {
        public override async Task<string> RunAsync(TaskOrchestrationContext context, int input)
        {
            await context.CreateTimer(TimeSpan.FromDays(30), CancellationToken.None);
            return $"{context.Version}: {await context.CallActivityAsync<int>(nameof(Price), input)} at {context.CurrentUtcDateTime:yyyy-MM-dd}";
        }
    }

    public sealed class Price(Tariff tariff) : TaskActivity<int, int>
    {
        public override Task<int> RunAsync(TaskActivityContext context, int input) => Task.FromResult(input * tariff.PerUnit);
    }
}
