namespace Serverless.LocalDev.Dashboard;

/// <summary>What of a changed document tells which messages it holds, and where a case or an approval stands.</summary>
internal sealed record ChangedDocument(
    string Id, string? Type, string? PaymentId, string? RequestId, IReadOnlyList<string>? Reports, string? RequestType = null, string? Status = null);
