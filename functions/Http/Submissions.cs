using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Http;

/// <param name="Id">The message's own key: sending it again changes nothing.</param>
/// <param name="StatusUrl">Where to look what came of it.</param>
public sealed record Accepted(string Id, string StatusUrl);

/// <summary>The portals' way in: checks a message as the bus's consumers will, and publishes it. Nothing is written here.</summary>
public static class Submissions
{
    public static async Task<IActionResult> SubmitAsync<T>(
        this MessagePublisher publisher, ContractReader reader, HttpRequest request, string queue, Func<T, string> statusUrl, CancellationToken cancellation)
        where T : class, IContract
    {
        if (!request.HasJsonContentType()) return Problems.NotJson();
        if (await ReadBodyAsync(request, cancellation) is not { } body) return Problems.TooLarge(ContractReader.LargestBody);
        var reading = reader.Read<T>(body);
        if (reading.Prohibited is { } prohibited) return Problems.ProhibitedData(prohibited);
        if (reading.Message is not { } message) return Problems.InvalidMessage(reading.Problems);
        try
        {
            await publisher.PublishAsync(queue, Envelope.Wrap(message, body, source: "http"), cancellation);
        }
        catch (ServiceBusException refused) when (refused.IsTransient)
        {
            return Problems.Unavailable("The message bus is not taking messages.");
        }
        var location = statusUrl(message);
        return new AcceptedResult(location, new Accepted(message.Key, location));
    }

    /// <summary>The whole body, or null when it is longer than any contract's.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > ContractReader.LargestBody) return null;
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 1024));
        var chunk = new byte[8192];
#pragma warning disable RS0030 // Here it is read as it should be.
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellation)) > 0;)
#pragma warning restore RS0030
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > ContractReader.LargestBody) return null;
        }
        return buffer.ToArray();
    }
}
