using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>What the host answers where no function does: statuses without a body, as the real host.</summary>
internal sealed class FrontAnswers(CloudStore store, long bodyLimit, InFlight inFlight, Func<bool> isRunning, ILogger logger)
{
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        inFlight.Enter();
        try
        {
            await AnswerAsync(http, next);
        }
        finally
        {
            inFlight.Leave();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a request meets must end in an answer.")]
    private async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        if (store.Fault is { } fault)
        {
            await Results.Problem(fault.Message, statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
            return;
        }
        if (!isRunning())
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await http.Response.WriteAsync("Function host is not running.");
            return;
        }
        if (http.Request.ContentLength > bodyLimit)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            Answer(http, refused.StatusCode);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: there is nobody to answer.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            logger.LogError(failure, "{Method} {Path} failed.", http.Request.Method, http.Request.Path);
            Answer(http, StatusCodes.Status500InternalServerError);
        }
        // The real host matches methods with the route: another method at a function's address is not found.
        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed } &&
            http.GetEndpoint()?.DisplayName == "405 HTTP Method Not Supported")
        {
            Answer(http, StatusCodes.Status404NotFound);
        }
    }

    private static void Answer(HttpContext http, int status)
    {
        http.Response.Clear();
        http.Response.StatusCode = status;
    }
}
