using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus.Trigger;

/// <summary>
/// The metadata of a batch: each field of <see cref="MessageMetadata"/> as an array under its name with "Array" at the end.
/// An array of text has no place for what a message does not have, so that its positions say nothing then; that is the host's
/// protocol.
/// </summary>
internal static class BatchMetadata
{
    public static IEnumerable<KeyValuePair<string, TypedData>> Of(ArraySegment<Delivery> messages, SessionLock? session)
    {
        foreach (var (name, read) in MessageMetadata.Texts)
        {
            var texts = new CollectionString();
            foreach (var message in messages)
            {
                if (read(message) is { Length: > 0 } text) texts.String.Add(text);
            }
            yield return new(name + "Array", new TypedData { CollectionString = texts });
        }
        foreach (var (name, write) in MessageMetadata.Values)
        {
            yield return new(name + "Array", new TypedData { Json = MetadataJson.Array(messages, write) });
        }
        yield return MessageMetadata.Actions;
        if (session is not null) yield return MessageMetadata.OfSession(session);
    }
}
