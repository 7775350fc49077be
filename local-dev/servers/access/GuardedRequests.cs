using Microsoft.AspNetCore.Builder;

namespace Serverless.LocalDev.Access;

/// <summary>Puts a <see cref="LocalGuard"/> before all else of a web server.</summary>
public static class GuardedRequests
{
    /// <summary>Call first: what the guard refuses, nothing after it sees.</summary>
    public static IApplicationBuilder UseLocalGuard(this IApplicationBuilder app, LocalGuard guard) => app.Use((http, next) =>
    {
        var head = RequestHead.Read(http.Request.Method, name => http.Request.Headers[name]);
        return guard.Refusal(head) is { } refusal ? ProblemResponse.WriteAsync(http, refusal.Status, refusal.Detail) : next(http);
    });
}
