using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.ServiceBus.Output;
using Serverless.LocalDev.Functions.ServiceBus.Settling;
using Serverless.LocalDev.Functions.ServiceBus.Trigger;
using Serverless.LocalDev.Functions.Triggers;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <summary>The Service Bus trigger and output binding, on a bus in this process, and the service by which functions settle.</summary>
internal sealed class ServiceBusExtension(ServiceBusNamespace bus, HostContext host) : IHostExtension
{
    private readonly ServiceBusHostOptions options = ServiceBusHostOptions.Read(host.HostJson);
    private readonly ILogger logger = host.Loggers.CreateLogger("Host.Triggers.ServiceBus");
    private readonly HeldMessages held = new();

    public ITriggerListener? TryCreate(FunctionDefinition function)
    {
        if (!function.Trigger.Is("serviceBusTrigger")) return null;
        var trigger = ServiceBusTrigger.Read(function, host.Settings, options);
        ServiceBusConnections.Require(host.Settings, function.Trigger.Text("connection"), function.Name);
        return new ServiceBusListener(bus, trigger, options, new FunctionDelivery(trigger, host.Invoker, held, logger));
    }

    public IOutputBinding? TryCreate(FunctionDefinition function, BindingDefinition output)
    {
        if (!output.Is("serviceBus")) return null;
        ServiceBusConnections.Require(host.Settings, output.Text("connection"), function.Name);
        var name = output.Text("queueOrTopicName") ?? output.Text("queueName") ?? output.Text("topicName")
            ?? throw new InvalidOperationException($"Function '{function.Name}', binding '{output.Name}': names no queue or topic.");
        return new ServiceBusOutput(bus, host.Settings.Resolve(name, $"Function '{function.Name}'"));
    }

    public void AddServices(IServiceCollection services) => services.AddSingleton(new SettlementService(held, host.Clock.Work));

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<SettlementService>();
}
