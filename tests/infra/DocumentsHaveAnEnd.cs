using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Notifications;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>Each container of the document storage says what becomes of what is in it: letters are records and stay, the rest is deleted.</summary>
public sealed class DocumentsHaveAnEnd
{
    private const string Policy = "managementPolicies stdoc";
    private const string Rules = "properties/policy/rules";

    private static TimeSpan LongestApproval => ApprovalPolicy.Default.On(DateOnly.MaxValue).Rules.Max(rule => rule.TimeOutAfter);

    [CompiledFact]
    public void Letters_are_kept_and_messages_and_print_copies_are_deleted() => Holds.On(Differences);

    [CompiledTheory]
    [InlineData("", null, "letters has no rule")]
    [InlineData(Rules + "/0/definition/actions/baseBlob", "{}", "bank-files is never deleted")]
    [InlineData(Rules + "/1/definition/actions/baseBlob/delete", """{ "daysAfterModificationGreaterThan": 3650 }""", "letters are deleted")]
    [InlineData(Rules + "/1/definition/actions/version", """{ "delete": { "daysAfterCreationGreaterThan": 3650 } }""", "letters are deleted")]
    [InlineData(Rules + "/2/definition/actions/baseBlob", "{}", "outbox-mail is never deleted")]
    [InlineData(Rules + "/2/definition/actions/version", "{}", "earlier versions in outbox-mail are never deleted")]
    [InlineData(Rules + "/2/definition/actions/baseBlob/delete/daysAfterModificationGreaterThan", "3", "outbox-mail is deleted while its approval can still be decided")]
    [InlineData(Rules + "/3/enabled", "false", "print-and-mail has no rule")]
    [InlineData(Rules + "/3/definition/filters/prefixMatch/0", "\"print/\"", "print-and-mail has no rule")]
    [InlineData(Rules + "/3/definition/filters/prefixMatch/0", "\"print/\"", "print/ is no container")]
    public void A_rule_missing_or_wrong_is_found(string path, string? json, string problem) => Holds.SpeaksOfDeployed(problem, Differences, Policy, path, json);

    private static IEnumerable<string> Differences(InfraFiles infra)
    {
        string[] containers = [BankFileBlobs.Container, LetterArchive.Container, OutboxMail.Container, PrintAndMailDrop.Container];
        foreach (var environment in infra.Environments)
        {
            var rules = environment.OfType("Microsoft.Storage/storageAccounts/managementPolicies").Where(policy => policy.Name.StartsWith("stdoc", StringComparison.Ordinal))
                .SelectMany(policy => policy.Items(Rules)).Select(rule => new DeployedResource(rule)).Where(rule => rule.Text("enabled") == bool.TrueString).ToLookup(rule => rule.Text("definition/filters/prefixMatch/0"));
            foreach (var stray in rules.Where(rule => !containers.Contains(rule.Key.TrimEnd('/')))) yield return $"{environment.Environment}: {stray.Key} is no container";
            foreach (var container in containers)
            {
                if (rules[$"{container}/"].SingleOrDefault() is not { } rule) yield return $"{environment.Environment}: {container} has no rule";
                else foreach (var problem in container == LetterArchive.Container ? NotKept(rule) : NotDeleted(container, rule)) yield return $"{environment.Environment}: {problem}";
            }
        }
    }

    private static IEnumerable<string> NotKept(DeployedResource rule)
    {
        if (rule.At("definition/actions/baseBlob/delete") is not null || rule.At("definition/actions/version/delete") is not null) yield return "letters are deleted";
    }

    private static IEnumerable<string> NotDeleted(string container, DeployedResource rule)
    {
        var days = rule.At("definition/actions/baseBlob/delete/daysAfterModificationGreaterThan")?.GetInt32();
        if (days is null) yield return $"{container} is never deleted";
        if (rule.At("definition/actions/version/delete/daysAfterCreationGreaterThan") is null) yield return $"earlier versions in {container} are never deleted";
        if (days < LongestApproval.TotalDays) yield return $"{container} is deleted while its approval can still be decided";
    }
}
