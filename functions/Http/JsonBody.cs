using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Http;

/// <summary>A small JSON body, read as messages are, or the problem with it.</summary>
internal readonly record struct JsonBody<T>(T? Value, IActionResult? Problem) where T : class, IEntry
{
    private const int Largest = 32 * 1024;

    /// <summary>Only application/json counts: what a page elsewhere can send unasked, with the caller's sign-in, is not that.</summary>
    public static async Task<JsonBody<T>> ReadAsync(HttpRequest request, ContractReader reader, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType()) return new(null, Problems.NotJson());
        var body = new byte[Largest + 1];
#pragma warning disable RS0030 // Here it is read as it should be.
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation);
#pragma warning restore RS0030
        if (length > Largest) return new(null, Problems.TooLarge(Largest));
        var reading = reader.Read<T>(body.AsMemory(0, length));
        if (reading.Prohibited is { } prohibited) return new(null, Problems.ProhibitedData(prohibited));
        return reading.Message is { } value ? new(value, null) : new(null, Problems.InvalidMessage(reading.Problems));
    }
}
