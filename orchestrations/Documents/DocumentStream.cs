using System.Text.Json;

namespace Serverless.Orchestrations.Documents;

/// <summary>Turns a document into a stream, for the SDK's stream calls, which return a 409 instead of throwing.</summary>
public static class DocumentStream
{
    public static Stream Of<T>(T document) where T : Document =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(document, document.GetType(), DocumentJson.Options), writable: false);
}
