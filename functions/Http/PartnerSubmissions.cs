using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Cosmos;
using Serverless.Functions.Messaging;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Partners;

namespace Serverless.Functions.Http;

/// <param name="Id">The message's own key: sending it again changes nothing.</param>
/// <param name="StatusUrl">Where to read the result.</param>
public sealed record Accepted(string Id, string StatusUrl);

/// <summary>
/// How partners submit messages over HTTP. The message is checked as the bus's consumers check it, and published under the caller's name.
/// Nothing is stored here.
/// </summary>
public sealed class PartnerSubmissions(MessagePublisher publisher, ContractReader reader, PartnerAuthority authority, KeyClaims keys)
{
    /// <param name="claim">
    /// Gives the key claim that the consumer will make, so that a conflict is refused at once; null for messages that claim no key.
    /// </param>
    public async Task<IActionResult> SubmitAsync<T>(
        HttpRequest request, string queue, Func<T, string> statusUrl, Func<T, string, KeyClaim>? claim, CancellationToken cancellation)
        where T : class, IContract
    {
        if (!request.HasJsonContentType()) return Problems.NotJson();
        if (await ReadBodyAsync(request, cancellation) is not { } body) return Problems.TooLarge(ContractReader.LargestBody);
        var reading = reader.Read<T>(body);
        if (reading.Prohibited is { } prohibited) return Problems.ProhibitedData(prohibited);
        if (reading.Message is not { } message) return Problems.InvalidMessage(reading.Problems);
        var partner = request.Partner().Name;
        if (authority.Refusal(partner, message) is { } refusal)
            return Problems.Refused(StatusCodes.Status403Forbidden, "not-yours-to-say", "You may not send this.", $"{refusal.Problem}.");
        if (claim is not null && await FindConflictAsync(claim(message, partner), cancellation) is { } conflict) return Problems.ConflictingDuplicate(conflict);
        try
        {
            await publisher.PublishAsync(queue, Envelope.Wrap(message, body, partner), cancellation);
        }
        catch (ServiceBusException refused) when (refused.IsTransient)
        {
            return Problems.Unavailable("The message bus is not taking messages.");
        }
        var location = statusUrl(message);
        return new AcceptedResult(location, new Accepted(message.Key, location));
    }

    /// <summary>Null, too, when the claims cannot be read now: whoever takes the message looks again.</summary>
    private async Task<KeyConflict?> FindConflictAsync(KeyClaim claim, CancellationToken cancellation)
    {
        try
        {
            return await keys.FindConflictAsync(claim, cancellation);
        }
        catch (CosmosException)
        {
            return null;
        }
    }

    /// <summary>The whole body, or null when it is longer than any contract's.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > ContractReader.LargestBody) return null;
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 1024));
        var chunk = new byte[8192];
#pragma warning disable RS0030 // Allowed here: the caller checks the bytes.
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellation)) > 0;)
#pragma warning restore RS0030
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > ContractReader.LargestBody) return null;
        }
        return buffer.ToArray();
    }
}
