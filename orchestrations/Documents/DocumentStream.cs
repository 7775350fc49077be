using System.Text.Json;

namespace Serverless.Orchestrations.Documents;

/// <summary>A document as the stream APIs take it, for writes whose 409 is an answer and not an exception.</summary>
public static class DocumentStream
{
    public static Stream Of<T>(T document) where T : Document =>
        new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(document, document.GetType(), DocumentJson.Options), writable: false);
}
