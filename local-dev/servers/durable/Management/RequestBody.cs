using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Serverless.LocalDev.Durable;

/// <summary>A body of JSON, as it was sent.</summary>
/// <param name="Text">Null for an empty body.</param>
/// <param name="IsJson">False when it is something else.</param>
internal readonly record struct RequestBody(string? Text, bool IsJson)
{
    public static async Task<RequestBody> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        return string.IsNullOrWhiteSpace(text) ? new RequestBody(null, true) : new RequestBody(text, Parses(text));
    }

    private static bool Parses(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
