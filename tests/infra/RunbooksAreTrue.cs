using System.Text.Json;
using System.Text.RegularExpressions;
using Serverless.Orchestrations.Documents;

namespace Serverless.Tests.Infra;

/// <summary>What of the runbooks can be held against the repository: queues, apps, documents, and where a command can be run.</summary>
public sealed partial class RunbooksAreTrue
{
    private const string Runbooks = "infra/runbooks.md";
    private const string Readme = "infra/README.md";

    private static readonly string[] Pages = [Readme, "infra/reference.md", Runbooks, "infra/costs.md", "infra/SECURITY.md"];

    private static readonly string[] Marks = ["# [here]", "# [subscription]", "# [docker]"];

    /// <summary>All that may be needed for what is marked [here].</summary>
    private static readonly string[] Everywhere = ["dotnet ", "npm ", "cd "];

    [Fact]
    public void The_runbooks_speak_of_what_there_is() => Holds.On(Untruths);

    [Theory]
    [InlineData("for q in outage-reports ", "for q in ", "outage-reports")]
    [InlineData("for q in outage-reports ", "for q in outage-reports meter-readings ", "meter-readings")]
    [InlineData("for app in intake ", "for app in portal ", "portal")]
    [InlineData("c.status = \"Open\"", "c.status = \"open\"", "open")]
    [InlineData("c.type = \"approvalLink\"", "c.type = \"link\"", "link")]
    [InlineData("# [here]\n", "", "no mark", Readme)]
    [InlineData("# [subscription]\naz keyvault", "# [here]\naz keyvault", "az keyvault")]
    public void An_untruth_is_found(string was, string becomes, string problem, string page = Runbooks) => Holds.SpeaksOf(problem, Untruths, page, was, becomes);

    private static IEnumerable<string> Untruths(InfraFiles infra)
    {
        var text = string.Join('\n', Pages.Select(page => infra[page]));
        using var list = JsonDocument.Parse(infra["local-dev/servicebus.json"]);
        var queues = list.RootElement.GetProperty("UserConfig").GetProperty("Namespaces")[0].GetProperty("Queues").EnumerateArray().Select(queue => queue.GetProperty("Name").GetString()!).ToHashSet();
        foreach (Match loop in QueueLoop().Matches(text))
        {
            var named = loop.Groups[1].Value.Split(' ').ToHashSet();
            named.SymmetricExceptWith(queues);
            foreach (var queue in named) yield return $"a loop over the queues forgets or makes up {queue}";
        }
        foreach (var app in AppLoop().Matches(text).SelectMany(loop => loop.Groups[1].Value.Split(' ')).Except(infra.Apps.Select(app => app.Name))) yield return $"there is no app {app}";

        var product = typeof(Document).Assembly.GetTypes();
        var types = product.Where(typeof(Document).IsAssignableFrom).SelectMany(type => type.GetFields())
            .Where(field => field.IsLiteral && field.Name.EndsWith("TypeName", StringComparison.Ordinal)).Select(field => field.GetRawConstantValue() as string);
        foreach (Match type in DocumentType().Matches(text).Where(match => !types.Contains(match.Groups[1].Value))) yield return $"no document has the type {type.Groups[1].Value}";
        var statuses = product.Where(type => type.IsEnum && type.Name.EndsWith("Status", StringComparison.Ordinal)).SelectMany(Enum.GetNames).ToHashSet();
        foreach (Match status in Status().Matches(text).Where(match => !statuses.Contains(match.Groups[1].Value))) yield return $"no document has the status {status.Groups[1].Value}";

        foreach (var lines in Block().Matches(text).Select(block => block.Groups[1].Value.Split('\n').Select(line => line.Trim()).ToArray()))
        {
            if (!Marks.Contains(lines[0])) yield return $"commands with no mark: {lines[0]}";
            if (lines[0] != Marks[0]) continue;
            foreach (var line in lines.Skip(1).Where(line => line.Length > 0 && !Everywhere.Any(known => line.StartsWith(known, StringComparison.Ordinal)))) yield return $"not to be run everywhere: {line}";
        }
    }

    [GeneratedRegex(@"\bfor q in ([a-z -]+); do")]
    private static partial Regex QueueLoop();

    [GeneratedRegex(@"\bfor app in ([a-z ]+); do")]
    private static partial Regex AppLoop();

    [GeneratedRegex("""
        c\.type = "(\w+)"
        """)]
    private static partial Regex DocumentType();

    [GeneratedRegex("""
        c\.status = "(\w+)"
        """)]
    private static partial Regex Status();

    [GeneratedRegex(@"^ *```sh\n(.+?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
