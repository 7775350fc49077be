using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.Worker;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>Sends requests on to a worker's own web server, as the real host does.</summary>
internal sealed class WorkerForwarder(IHttpForwarder forwarder) : IDisposable
{
    /// <summary>Marks a request whose own fault kept it from being forwarded.</summary>
    public static readonly object Refused = new();

    // How long a function may run is functionTimeout's matter.
    private static readonly ForwarderRequestConfig Patient = new() { ActivityTimeout = Timeout.InfiniteTimeSpan };
    private readonly ConcurrentDictionary<WorkerConnection, HttpMessageInvoker> clients = new(ReferenceEqualityComparer.Instance);

    /// <summary>False when the request did not reach the worker, or its answer did not come whole.</summary>
    public async Task<bool> ForwardAsync(HttpContext http, WorkerConnection worker, string invocationId, Task<FunctionResult> invoking)
    {
        if ((worker.Http ?? worker.AnnouncedHttp) is not { } web)
        {
            throw new InvalidOperationException(
                $"The worker '{worker.Settings.WorkerId}' has HTTP functions but no web server: call ConfigureFunctionsWebApplication.");
        }
        var client = clients.GetOrAdd(worker, static (_, web) => Connect(web), web);
        var transformer = new InvocationTransformer(invocationId, invoking);
        var error = await forwarder.SendAsync(http, web.Address.OriginalString, client, Patient, transformer);
        if (error is ForwarderError.RequestBodyClient or ForwarderError.RequestBodyCanceled) http.Items[Refused] = null;
        return error == ForwarderError.None;
    }

    public void Dispose()
    {
        foreach (var client in clients.Values) client.Dispose();
    }

    private static HttpMessageInvoker Connect(WorkerHttp web) => new(web.Handler ?? new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        EnableMultipleHttp2Connections = true,
        ConnectCallback = WorkerDial.ConnectAsync,
    });
}
