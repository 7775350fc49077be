using System.Reflection;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.ServiceBus;

namespace Serverless.Tests.Platform.ServiceBus;

/// <summary>A listener for one of this class's functions, with a handler in place of the worker's pipeline.</summary>
internal sealed class TriggerHarness(TestBus bus, Func<TriggerInvocation, Task> handle) : IFunctionInvoker
{
    public string HostJsonText { get; init; } = "{}";

    public static void Single([ServiceBusTrigger("%Queue%", Connection = "ServiceBus")] ServiceBusReceivedMessage message) => _ = message;

    public static void Batch([ServiceBusTrigger("payments", IsBatched = true, Connection = "ServiceBus")] ServiceBusReceivedMessage[] messages) => _ = messages;

    public static void Text([ServiceBusTrigger("payments", Connection = "ServiceBus")] string body) => _ = body;

    public static void Manual(
        [ServiceBusTrigger("payments", AutoCompleteMessages = false, Connection = "ServiceBus")] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions) => _ = (message, actions);

    public static void Session(
        [ServiceBusTrigger("payments", IsSessionsEnabled = true, Connection = "ServiceBus")] ServiceBusReceivedMessage message,
        ServiceBusSessionMessageActions actions) => _ = (message, actions);

    public static void WrongBatch([ServiceBusTrigger("payments", IsBatched = true, Connection = "ServiceBus")] string messages) => _ = messages;

    public IScalableListener Listener(string function, RetryAttribute? retry = null)
    {
        var method = typeof(TriggerHarness).GetMethod(function, BindingFlags.Public | BindingFlags.Static)!;
        var parameter = method.GetParameters()[0];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ServiceBus:fullyQualifiedNamespace"] = bus.Bus.Host,
            ["Queue"] = "payments",
        }).Build();
        var provider = new ServiceBusTriggerProvider(new BusConnections(configuration), HostJson.Parse(HostJsonText), NullLoggerFactory.Instance);
        var discovered = new DiscoveredFunction(function, method, parameter, parameter.GetCustomAttribute<ServiceBusTriggerAttribute>()!, retry);
        return (IScalableListener)provider.CreateListener(discovered, this);
    }

    public async Task<object?> InvokeAsync(DiscoveredFunction function, TriggerInvocation invocation, CancellationToken cancellation)
    {
        await handle(invocation);
        return null;
    }

    public static T Parameter<T>(TriggerInvocation invocation, string function)
    {
        var parameter = typeof(TriggerHarness).GetMethod(function)!.GetParameters()[1];
        Assert.True(invocation.ResolveParameter!(parameter, out var value));
        return (T)value!;
    }
}
