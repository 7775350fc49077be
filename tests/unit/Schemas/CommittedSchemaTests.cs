using System.Reflection;
using Serverless.Functions.Messaging;

namespace Serverless.Tests.Unit.Schemas;

/// <summary>functions/Contracts is what partners build against: it says what the code does, and never takes anything back.</summary>
public class CommittedSchemaTests
{
    private static readonly string Directory = Path.Combine(
        typeof(CommittedSchemaTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!,
        "functions",
        "Contracts");

    private static readonly bool IsExport = Environment.GetEnvironmentVariable(SchemaReview.ExportVariable) == "1";

    public static TheoryData<string> Subjects => [.. MessageCatalog.Incoming.Keys, .. MessageCatalog.Events.Keys];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void A_committed_schema_is_todays_or_today_breaks_nobody(string subject)
    {
        var side = MessageCatalog.Incoming.ContainsKey(subject) ? SchemaSide.Incoming : SchemaSide.Event;
        var (file, today) = (Path.Combine(Directory, ContractSchemas.FileName(subject)), ContractSchemas.Text(subject));
        var committed = File.Exists(file) ? File.ReadAllText(file) : null;
        if (IsExport && SchemaReview.Incompatible(side, subject, committed, today) is null)
        {
            File.WriteAllText(file, today);
            return;
        }
        if (SchemaReview.Complaint(side, subject, committed, today) is { } complaint) Assert.Fail(complaint);
    }

    [Fact]
    public void No_committed_schema_has_lost_its_message_type()
    {
        var known = MessageCatalog.Incoming.Keys.Concat(MessageCatalog.Events.Keys).Select(ContractSchemas.FileName);
        Assert.Empty(System.IO.Directory.EnumerateFiles(Directory, "*.schema.json").Select(Path.GetFileName).Except(known));
    }
}
