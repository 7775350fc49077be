using System.Net;
using Microsoft.Azure.Cosmos;

namespace Serverless.Orchestrations.Documents;

/// <summary>The store answered 413: a document or a batch exceeds 2 MB. A retry cannot help; a person must look.</summary>
public sealed class DocumentTooLargeException : Exception
{
    public DocumentTooLargeException() : base("A document or a batch is past the store's 2 MB.") { }

    public DocumentTooLargeException(string message) : base(message) { }

    public DocumentTooLargeException(string message, Exception inner) : base(message, inner) { }
}

internal static class StoreAnswers
{
    /// <exception cref="DocumentTooLargeException">The document exceeds 2 MB.</exception>
    /// <exception cref="CosmosException">The store refused for another reason.</exception>
    public static void EnsureWritten(this ResponseMessage written)
    {
        if (written.StatusCode == HttpStatusCode.RequestEntityTooLarge) throw new DocumentTooLargeException();
        written.EnsureSuccessStatusCode();
    }
}
