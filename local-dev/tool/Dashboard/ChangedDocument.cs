namespace Serverless.LocalDev.Dashboard;

/// <summary>What of a changed document tells which messages it holds, and where a case or an approval stands.</summary>
internal sealed record ChangedDocument(
    string Id, string? Type, ChangedDocument.TakenPayment? Payment, string? RequestId, IReadOnlyList<string>? Reports, string? RequestType = null, string? Status = null)
{
    internal sealed record TakenPayment(string PaymentId);
}
