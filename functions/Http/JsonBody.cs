using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Http;

/// <summary>A small JSON body, read by the same rules as a message, or the problem found in it.</summary>
internal readonly record struct JsonBody<T>(T? Value, IActionResult? Problem) where T : class, IEntry
{
    private const int Largest = 32 * 1024;

    /// <summary>
    /// Reads the body. Only application/json is accepted: another site's page cannot send that with the caller's sign-in unless we allow
    /// it.
    /// </summary>
    public static async Task<JsonBody<T>> ReadAsync(HttpRequest request, ContractReader reader, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType()) return new(null, Problems.NotJson());
        var body = new byte[Largest + 1];
#pragma warning disable RS0030 // Allowed here: this reader checks what it reads.
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation);
#pragma warning restore RS0030
        if (length > Largest) return new(null, Problems.TooLarge(Largest));
        var reading = reader.Read<T>(body.AsMemory(0, length));
        if (reading.Prohibited is { } prohibited) return new(null, Problems.ProhibitedData(prohibited));
        return reading.Message is { } value ? new(value, null) : new(null, Problems.InvalidMessage(reading.Problems));
    }
}
