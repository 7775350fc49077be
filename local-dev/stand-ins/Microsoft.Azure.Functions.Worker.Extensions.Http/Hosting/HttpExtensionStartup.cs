using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.LocalDev.Functions.Http;

internal sealed class HttpExtensionStartup : WorkerExtensionStartup
{
    public override void Configure(IFunctionsWorkerApplicationBuilder applicationBuilder)
    {
        applicationBuilder.Services.AddSingleton<ITriggerProvider, HttpTriggerProvider>();
        applicationBuilder.Services.AddSingleton<IHostEndpoints, HttpFunctionEndpoints>();
    }
}
