using Serverless.Orchestrations.ServiceRequests;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Takes papers that come after the application.</summary>
public sealed class EvidenceFiling(ConnectionFiles files)
{
    /// <summary>Tells the waiting orchestration to look at its file.</summary>
    public const string FiledEvent = "evidence-filed";

    /// <summary>The same paper filed twice is on file once.</summary>
    public Task FileAsync(CaseReference reference, FiledDocument document, CancellationToken cancellation = default) => files.ChangeAsync(
        reference,
        now => new($"filed-{document.Kind}-{document.BlobName}", now, $"Paper filed: {document.Kind}"),
        file => file.Filed.Contains(document) ? file : file with { Filed = [.. file.Filed, document] },
        cancellation);
}
