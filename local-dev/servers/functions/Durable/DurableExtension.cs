using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.Functions.Triggers;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>Orchestrations: a task hub's work runs in the host's workers, and their durable clients reach the hub.</summary>
internal sealed class DurableExtension(TaskHub hub, HostContext host) : IHostExtension, IInputProvider
{
    private readonly WorkerTaskExecutor executor = new(host.Invoker);
    private ITriggerListener? listener;

    public void AddServices(IServiceCollection services) => services.AddSingleton(new TaskHubSidecar(hub));

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<TaskHubSidecar>();

    public void MapFront(IEndpointRouteBuilder front) =>
        DurableManagement.Map(front, hub, host.Keys.IsSystem, () => host.Keys.Keys?.HostKey);

    public void Index(FunctionDefinition function) => executor.Know(function);

    public ITriggerListener? TryCreate(FunctionDefinition function)
    {
        if (function.Trigger.Is("entityTrigger"))
        {
            throw new InvalidOperationException($"Function '{function.Name}': this host does not serve durable entities.");
        }
        if (!executor.TryAdd(function)) return null;
        // One hub runs every orchestrator and activity: the first function's listener starts and stops it for all.
        if (listener is not null) return SharedListener.Instance;
        return listener = new TaskHubListener(hub, executor);
    }

    public TypedData? TryCreate(FunctionDefinition function, BindingDefinition input) => input.Is("durableClient")
        ? new TypedData { String = DurableClientInput.Write(hub.Options.HubName, input.Text("connectionName") ?? "", host) }
        : null;

    IOutputBinding? IOutputProvider.TryCreate(FunctionDefinition function, BindingDefinition output) => null;
}
