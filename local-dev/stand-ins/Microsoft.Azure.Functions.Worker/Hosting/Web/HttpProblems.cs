using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Functions.Web;

/// <summary>Answers what went wrong outside a function's own answer as RFC 9457 problem details, without internals.</summary>
internal sealed class HttpProblems(IConfiguration configuration, ILogger<HttpProblems> logger)
{
    private readonly long bodyLimit = BodyLimit(configuration);

    /// <summary>FUNCTIONS_REQUEST_BODY_SIZE_LIMIT in bytes, 104,857,600 by default (docs: "App settings reference").</summary>
    public static long BodyLimit(IConfiguration configuration) =>
        configuration["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] is { } limit ? long.Parse(limit, CultureInfo.InvariantCulture) : 104_857_600;

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a request meets must end in an answer.")]
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            if (http.Request.ContentLength > bodyLimit)
            {
                await ProblemResponse.WriteAsync(http, StatusCodes.Status413PayloadTooLarge, $"The body is larger than {bodyLimit} bytes.");
                return;
            }
            await next(http);
            if (http.GetEndpoint() is not { } endpoint || endpoint.DisplayName == "405 HTTP Method Not Supported")
            {
                await DescribeAsync(http);
            }
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted)
        {
            await ProblemResponse.WriteAsync(http, refused.StatusCode, refused.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? $"The body is larger than {bodyLimit} bytes." : "The request could not be read.");
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: there is nobody to answer.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            logger.LogError(failure, "{Method} {Path} failed.", http.Request.Method, http.Request.Path);
            await ProblemResponse.WriteAsync(http, StatusCodes.Status500InternalServerError, null);
        }
    }

    private static Task DescribeAsync(HttpContext http) => http.Response.HasStarted ? Task.CompletedTask : http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => ProblemResponse.WriteAsync(http, StatusCodes.Status404NotFound, "Nothing answers at this address."),
        StatusCodes.Status405MethodNotAllowed => ProblemResponse.WriteAsync(
            http, StatusCodes.Status405MethodNotAllowed, $"{http.Request.Method} is not allowed at this address."),
        _ => Task.CompletedTask,
    };
}
