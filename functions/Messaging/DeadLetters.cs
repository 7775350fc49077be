using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Policies;

namespace Serverless.Functions.Messaging;

/// <summary>Reasons why a message is dead-lettered at once instead of being tried again.</summary>
public static class DeadLetters
{
    /// <summary>The message does not fit its contract; the description lists every offending field.</summary>
    public const string InvalidMessage = "InvalidMessage";

    /// <summary>The message holds a card number or a national id.</summary>
    public const string ProhibitedData = "ProhibitedData";

    /// <summary>The message is of a kind that its source may not send.</summary>
    public const string NotAuthorized = "NotAuthorized";

    /// <summary>The message's key was used before for something else.</summary>
    public const string ConflictingDuplicate = "ConflictingDuplicate";

    /// <summary>The message speaks of something that does not exist here.</summary>
    public const string UnknownReference = "UnknownReference";

    /// <summary>There are already as many of its kind as allowed; the description says what and how many.</summary>
    public const string LimitReached = "LimitReached";

    /// <summary>The document it changes would exceed the store's 2 MB; a person must look.</summary>
    public const string TooLargeToStore = "TooLargeToStore";

    /// <summary>Service Bus keeps at most this many characters of a description.</summary>
    private const int LongestDescription = 4096;

    public static Task SetAsideAsync(
        this ServiceBusMessageActions actions, ServiceBusReceivedMessage message, string reason, string description, CancellationToken cancellation)
    {
        var kept = description.Length <= LongestDescription ? description : string.Concat(description.AsSpan(0, LongestDescription - 1), "…");
        return actions.DeadLetterMessageAsync(message, deadLetterReason: reason, deadLetterErrorDescription: kept, cancellationToken: cancellation);
    }

    public static Task SetAsideAsync(
        this ServiceBusMessageActions actions, ServiceBusReceivedMessage message, KeyConflict conflict, CancellationToken cancellation) =>
        actions.SetAsideAsync(message, ConflictingDuplicate, conflict.ToString(), cancellation);

    public static Task SetAsideAsync(
        this ServiceBusMessageActions actions, ServiceBusReceivedMessage message, LimitReached limit, CancellationToken cancellation) =>
        actions.SetAsideAsync(message, LimitReached, $"{limit}.", cancellation);

    /// <summary>Dead-letters what the claim on its key, or a limit, refused.</summary>
    /// <returns>True when it was refused.</returns>
    public static async Task<bool> SetAsideIfRefusedAsync<T>(
        this ServiceBusMessageActions actions, ServiceBusReceivedMessage message, Claimed<T> claimed, CancellationToken cancellation) where T : class
    {
        if (claimed.Conflict is { } conflict) await actions.SetAsideAsync(message, conflict, cancellation);
        else if (claimed.Limit is { } limit) await actions.SetAsideAsync(message, limit, cancellation);
        else return false;
        return true;
    }
}
