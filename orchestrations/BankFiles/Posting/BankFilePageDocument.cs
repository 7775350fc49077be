using System.Globalization;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>A page of a file's report, written in one batch with the progress it reports.</summary>
public sealed record BankFilePageDocument : AccountPartitionDocument
{
    public override string Type => "bankFilePage";

    public required int Number { get; init; }

    public required IReadOnlyList<ReportLine> Lines { get; init; }

    /// <param name="number">From 1 on.</param>
    public static string IdFor(int number) => string.Create(CultureInfo.InvariantCulture, $"page-{number}");
}
