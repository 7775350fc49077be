using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Durable;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Platform.Durable;

/// <summary>Source: "Durable Functions in the .NET isolated worker", function style.</summary>
public sealed class FunctionTests
{
    [Fact]
    public async Task Orchestrator_and_activity_functions_run_with_typed_inputs()
    {
        using var clock = new VirtualClock(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await using var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<CloudClock>(clock)
            .AddSingleton(store)
            .AddSingleton(HostJson.Parse("""{ "extensions": { "durableTask": { "defaultVersion": "3.1", "maxConcurrentActivityFunctions": 4 } } }"""))
            .AddSingleton(new OrchestrationEngineOptions { StrictReplay = true })
            .AddSingleton<FunctionTasks>()
            .AddSingleton(FunctionEngine.Create)
            .BuildServiceProvider();
        var engine = services.GetRequiredService<OrchestrationEngine>();
        var tasks = services.GetRequiredService<FunctionTasks>();
        var orchestrations = new OrchestrationTriggerProvider(engine, tasks, services);
        var listener = orchestrations.CreateListener(Discover(nameof(Applications.Approve)), new DirectInvoker());
        new ActivityTriggerProvider(engine, tasks).CreateListener(Discover(nameof(Applications.Check)), new DirectInvoker());
        await listener.StartAsync(CancellationToken.None);
        var client = engine.CreateClient();
        var id = await client.ScheduleNewOrchestrationInstanceAsync("Approve", new Application("Ada", 3));
        await clock.SettleAsync();
        var ended = await client.GetInstanceAsync(id, getInputsAndOutputs: true);
        Assert.Equal("Ada: 3 checked under 3.1", ended!.ReadOutputAs<string>());
        Assert.Equal(4, engine.Options.MaxConcurrentActivities);
        await listener.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void An_orchestrator_parameter_that_cannot_be_bound_is_named()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new OrchestratorFunction(
            Discover(nameof(Applications.Wrong)), new ServiceCollection().BuildServiceProvider()));
        Assert.Contains("'Wrong', parameter 'context'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entity_function_is_refused() => Assert.Throws<NotSupportedException>(() =>
        new EntityTriggerProvider().CreateListener(Discover(nameof(Applications.Check)), new DirectInvoker()));

    [Fact]
    public void The_management_payload_names_every_url_of_the_instance()
    {
        var payload = HttpManagementPayload.For("http://localhost:7071", "order 1", "k");
        Assert.Equal("http://localhost:7071/runtime/webhooks/durabletask/instances/order%201?code=k", payload.StatusQueryGetUri);
        Assert.EndsWith("/raiseEvent/{eventName}?code=k", payload.SendEventPostUri, StringComparison.Ordinal);
        Assert.EndsWith("/terminate?reason={text}&code=k", payload.TerminatePostUri, StringComparison.Ordinal);
    }

    private static DiscoveredFunction Discover(string name)
    {
        var method = typeof(Applications).GetMethod(name)!;
        var trigger = method.GetParameters().First(parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null);
        return new DiscoveredFunction(name, method, trigger, trigger.GetCustomAttribute<TriggerBindingAttribute>()!, Retry: null);
    }

    public sealed record Application(string Name, int Premises);

    public static class Applications
    {
        [Function("Approve")]
        public static async Task<string> Approve([OrchestrationTrigger] TaskOrchestrationContext context, Application application)
        {
            var count = await context.CallActivityAsync<int>("Check", application);
            return $"{context.GetInput<Application>()!.Name}: {count} checked under {context.Version}";
        }

        [Function("Check")]
        public static int Check([ActivityTrigger] Application application) => application.Premises;

        [Function("Wrong")]
        public static Task Wrong([OrchestrationTrigger] TaskOrchestrationContext trigger, string input, FunctionContext context) =>
            Task.FromResult((trigger, input, context));
    }

    /// <summary>Calls the method and nothing else.</summary>
    private sealed class DirectInvoker : IFunctionInvoker
    {
        public Task<object?> InvokeAsync(DiscoveredFunction function, TriggerInvocation invocation, CancellationToken cancellation) =>
            Task.FromResult(function.Method.Invoke(null, [invocation.TriggerValue]));
    }
}
