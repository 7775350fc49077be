using System.Collections.Concurrent;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;

namespace Serverless.LocalDev.Dashboard;

/// <summary>New connections, and approvals of any kind, as far as they were seen to change in this run.</summary>
/// <param name="UnderWay">Not connected yet, and not ended.</param>
/// <param name="Awaited">Approvals that nobody has decided.</param>
internal sealed record ConnectionFigures(int UnderWay, int Connected, int Refused, int Withdrawn, int Awaited);

/// <summary>Keeps the figures from the documents' changes.</summary>
internal sealed class ConnectionTally
{
    private readonly ConcurrentDictionary<string, string> cases = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> approvals = new(StringComparer.Ordinal);

    public void See(ChangedDocument document)
    {
        if (document is { Type: CaseDocument.TypeName, RequestType: nameof(ServiceRequestType.NewCommercialConnection) }) cases[document.Id] = document.Status!;
        if (document.Type == ApprovalDocument.TypeName) approvals[document.Id] = document.Status!;
    }

    public ConnectionFigures Figures()
    {
        var byStatus = cases.Values.CountBy(status => status).ToDictionary();
        return new(
            byStatus.GetValueOrDefault(nameof(CaseStatus.Open)), byStatus.GetValueOrDefault(nameof(CaseStatus.Completed)), byStatus.GetValueOrDefault(nameof(CaseStatus.Refused)),
            byStatus.GetValueOrDefault(nameof(CaseStatus.Withdrawn)), approvals.Values.Count(status => status == nameof(ApprovalStatus.Pending)));
    }
}
