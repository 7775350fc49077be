using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core;
using Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Settlement;
using Microsoft.Extensions.DependencyInjection;
using SettlementClient = Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Settlement.Settlement.SettlementClient;

// No [ExtensionInformation] beside it: that names a host extension package, which the worker's build would then restore.
[assembly: WorkerExtensionStartup(typeof(ServiceBusExtensionStartup))]

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Lets functions settle messages through the host.</summary>
public sealed class ServiceBusExtensionStartup : WorkerExtensionStartup
{
    public override void Configure(IFunctionsWorkerApplicationBuilder applicationBuilder)
    {
        ArgumentNullException.ThrowIfNull(applicationBuilder);
        applicationBuilder.Services.AddSingleton<HostChannel>();
        applicationBuilder.Services.AddSingleton(services => new SettlementClient(services.GetRequiredService<HostChannel>().CallInvoker));
    }
}
