using Microsoft.AspNetCore.Http;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.Keys;
using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.Functions.Worker;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>
/// Answers requests with a function: the invocation goes to a worker and the request to the same worker's web server at the
/// same time; the worker brings the two together by the invocation's id.
/// </summary>
internal sealed class HttpTriggerHandler(FunctionInvoker invoker, KeyRing keys, WorkerForwarder forwarder, WorkTracker work)
{
    public RequestDelegate For(HttpTriggerRoute route) => http => HandleAsync(http, route);

    private async Task HandleAsync(HttpContext http, HttpTriggerRoute route)
    {
        if (!IsAllowed(http, route))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        // As if it were not there, but for those who hold the master key (docs: "Run a disabled function").
        if (route.Function.IsDisabled && !keys.IsAdmin(http))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        using var _ = work.Begin(WorkKind.Request);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var sent = new TaskCompletionSource<WorkerSession>();
        var id = invoker.NewId();
        var invoking = invoker.InvokeAsync(route.Function, new FunctionInvocation
        {
            Id = id,
            // The request itself travels over HTTP: the trigger's input stays empty.
            Input = new ParameterBinding { Name = route.Function.Trigger.Name, Data = new TypedData() },
            TriggerMetadata = http.Request.RouteValues.Select(value => KeyValuePair.Create(value.Key, new TypedData { String = value.Value?.ToString() ?? "" })),
            TraceParent = Header(http, "traceparent"),
            TraceState = Header(http, "tracestate"),
            Sent = worker => sent.TrySetResult(worker),
        }, ending.Token);
        await Task.WhenAny(sent.Task, invoking);
        if (sent.Task.IsCompletedSuccessfully && !await forwarder.ForwardAsync(http, sent.Task.Result.Connection, id, invoking))
        {
            // The worker would wait for the request for some time more.
            await ending.CancelAsync();
        }
        AnswerFailure(http, await invoking);
    }

    private bool IsAllowed(HttpContext http, HttpTriggerRoute route) => route.Key switch
    {
        RequiredKey.None => true,
        RequiredKey.Function => keys.OpensFunction(http, route.Function.Name),
        _ => keys.IsAdmin(http),
    };

    private static void AnswerFailure(HttpContext http, FunctionResult result)
    {
        if (result.IsSuccess || http.Response.HasStarted || http.RequestAborted.IsCancellationRequested) return;
        // What could not be forwarded has its own answer already, such as 413 for a body that is too large.
        var status = http.Response.StatusCode is >= 400 and < 500 && http.Items.ContainsKey(WorkerForwarder.Refused)
            ? http.Response.StatusCode : StatusCodes.Status500InternalServerError;
        http.Response.Clear();
        http.Response.StatusCode = status;
    }

    private static string? Header(HttpContext http, string name) =>
        http.Request.Headers.TryGetValue(name, out var value) && value.Count > 0 ? value[0] : null;
}
