namespace Serverless.LocalDev.Dashboard;

/// <summary>What of a changed document tells which messages it holds.</summary>
internal sealed record ChangedDocument(string? Type, string? PaymentId, string? RequestId, IReadOnlyList<string>? ReportIds);
