using System.Text.Json.Nodes;

namespace Serverless.Tests.Unit.Schemas;

/// <summary>Whether today's schema of a message type may stand beside the committed one.</summary>
internal static class SchemaReview
{
    public const string ExportVariable = "EXPORT_CONTRACTS";

    /// <summary>What is wrong, and what to do about it; null when nothing is.</summary>
    /// <param name="committed">Text of the committed file, or null when there is none.</param>
    public static string? Complaint(SchemaSide side, string subject, string? committed, string today)
    {
        if (Incompatible(side, subject, committed, today) is { } incompatible) return incompatible;
        if (committed == today) return null;
        return $"""
            functions/Contracts/{ContractSchemas.FileName(subject)} is not what the code says. The change is compatible; export it and commit the file:
                {ExportVariable}=1 dotnet test tests/unit --filter FullyQualifiedName~CommittedSchema
            """;
    }

    /// <summary>The breaking changes, which no export may write over; null when there are none.</summary>
    public static string? Incompatible(SchemaSide side, string subject, string? committed, string today)
    {
        if (committed is null) return null;
        var breaks = SchemaChange.Breaks(side, JsonNode.Parse(committed)!, JsonNode.Parse(today)!);
        if (breaks.Count == 0) return null;
        return $"""
            {subject} breaks those who rely on functions/Contracts/{ContractSchemas.FileName(subject)}:
                {string.Join("\n    ", breaks)}
            Make the change compatible, or give the message a new version beside this one.
            """;
    }
}
