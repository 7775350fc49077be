using Microsoft.Azure.Functions.Worker;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>HTTP functions are mapped when the host is built and listen with its web server, which drains them itself.</summary>
internal sealed class HttpTriggerProvider : ITriggerProvider
{
    public Type AttributeType => typeof(HttpTriggerAttribute);

    public ITriggerListener CreateListener(DiscoveredFunction function, IFunctionInvoker invoker) => new WebServerListener();

    private sealed class WebServerListener : ITriggerListener
    {
        public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
    }
}
