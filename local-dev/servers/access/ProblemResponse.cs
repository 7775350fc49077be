using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Serverless.LocalDev.Access;

/// <summary>RFC 9457 problem details.</summary>
public static class ProblemResponse
{
    public static async Task WriteAsync(HttpContext http, int status, string? detail)
    {
        var allow = http.Response.Headers.Allow;
        http.Response.Clear();
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/problem+json";
        if (status == StatusCodes.Status405MethodNotAllowed) http.Response.Headers.Allow = allow;
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("type", "about:blank");
        json.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
        json.WriteNumber("status", status);
        if (detail is not null) json.WriteString("detail", detail);
        if (Activity.Current?.Id is { } trace) json.WriteString("traceId", trace);
        json.WriteEndObject();
    }
}
