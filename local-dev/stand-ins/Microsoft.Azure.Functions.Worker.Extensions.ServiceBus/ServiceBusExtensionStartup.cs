using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.ServiceBus;

[assembly: WorkerExtensionStartup(typeof(ServiceBusExtensionStartup))]

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Registers the Service Bus trigger and output binding with the host.</summary>
public sealed class ServiceBusExtensionStartup : WorkerExtensionStartup
{
    public override void Configure(IFunctionsWorkerApplicationBuilder applicationBuilder)
    {
        applicationBuilder.Services.AddSingleton<BusConnections>();
        applicationBuilder.Services.AddSingleton<ITriggerProvider, ServiceBusTriggerProvider>();
        applicationBuilder.Services.AddSingleton<IOutputBindingProvider, ServiceBusOutputProvider>();
    }
}
