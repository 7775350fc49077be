using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Http;

/// <summary>A small JSON body, or the problem with it.</summary>
internal readonly record struct JsonBody<T>(T? Value, IActionResult? Problem) where T : class
{
    private const int Largest = 32 * 1024;

    /// <summary>Only application/json counts: what a page elsewhere can send unasked, with the caller's sign-in, is not that.</summary>
    public static async Task<JsonBody<T>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType()) return new(null, Problems.NotJson());
        var body = new byte[Largest + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation);
        if (length > Largest) return new(null, Problems.TooLarge());
        try
        {
            if (JsonSerializer.Deserialize<T>(body.AsSpan(0, length), ContractJson.Options) is { } value) return new(value, null);
        }
        catch (JsonException)
        {
            // Said below, without what the body held.
        }
        var fields = string.Join(", ", typeof(T).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)));
        return new(null, Problems.Invalid("$", $"must be a JSON object with {fields}"));
    }
}
