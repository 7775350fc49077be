
namespace Serverless.Tests.Unit.Schemas;

public class SchemaReviewTests
{
    private const string Subject = "PaymentReceived.v1";

    private static readonly string Today = ContractSchemas.Text(Subject);

    [Fact]
    public void The_same_schema_is_no_matter() => Assert.Null(Review(Today));

    [Fact]
    public void An_incompatible_change_is_refused_by_name_and_no_export_is_offered()
    {
        var complaint = Review(Today.Replace("externalId", "receiptNumber", StringComparison.Ordinal));

        Assert.Contains("receiptNumber: was removed", complaint, StringComparison.Ordinal);
        Assert.Contains("externalId: is newly required", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain(SchemaReview.ExportVariable, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compatible_change_that_was_not_exported_is_told_how_to_be()
    {
        var complaint = Review(Today.Replace("\"Agency\"", "\"Portal\"", StringComparison.Ordinal));

        Assert.StartsWith($"functions/Contracts/{Subject}.schema.json is not what the code says.", complaint, StringComparison.Ordinal);
        Assert.Contains("EXPORT_CONTRACTS=1 dotnet test", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_never_exported_is_told_how_to_be() => Assert.Contains(SchemaReview.ExportVariable, Review(null), StringComparison.Ordinal);

    private static string? Review(string? committed) => SchemaReview.Complaint(SchemaSide.Incoming, Subject, committed, Today);
}
