using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverless.Tests.Infra.Bicep;

/// <summary>
/// What the compiler makes of the templates: the ARM template of main.bicep with every module in it, and of each parameter
/// file the snapshot, which is all that it would deploy, conditions, loops and parameters worked out.
/// </summary>
/// <param name="Diagnostics">Errors and warnings, one a line, without what two commands say alike.</param>
/// <param name="Template">JSON; null where it was not asked for, and after an error.</param>
/// <param name="Snapshots">JSON by environment, of those that compiled.</param>
internal sealed record Compilation(IReadOnlyList<string> Diagnostics, string? Template, IReadOnlyDictionary<string, string> Snapshots)
{
    /// <summary>A made-up one; names that must be unique in the world have six characters made from it.</summary>
    private const string Subscription = "00000000-0000-0000-0000-000000000000";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Takes seconds for each thing asked for.</summary>
    /// <param name="texts">By path from the repository's root.</param>
    /// <param name="wanted">main for the template, or an environment such as prod.</param>
    public static async Task<Compilation> OfAsync(IEnumerable<KeyValuePair<string, string>> texts, params string[] wanted)
    {
        var root = Directory.CreateTempSubdirectory("infra-");
        try
        {
            foreach (var (path, text) in texts.Where(text => text.Key.StartsWith("infra/", StringComparison.Ordinal) || text.Key == "local-dev/servicebus.json"))
            {
                var file = Path.Combine(root.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, text);
            }
            var printed = new List<string>();
            foreach (var some in wanted.Select(Command).Chunk(2))
                printed.AddRange((await Task.WhenAll(some.Select(command => BicepCompiler.RunAsync(root.FullName, command)))).SelectMany(lines => lines));
            var snapshots = wanted.Select(name => (name, Json: Read(root, $"infra/{name}.snapshot.json"))).Where(snapshot => snapshot.Json is not null);
            return new([.. printed.Distinct()], Read(root, "infra/main.json"), snapshots.ToDictionary(snapshot => snapshot.name, snapshot => snapshot.Json!));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    /// <summary>On one line, so that a text can be looked for in it.</summary>
    public static string Write(JsonNode json) => json.ToJsonString(Compact);

    private static string[] Command(string wanted) => wanted == "main"
        ? ["build", "infra/main.bicep", "--outfile", "infra/main.json"]
        : ["snapshot", $"infra/{wanted}.bicepparam", "--mode", "overwrite", "--subscription-id", Subscription, "--location", "eastus2"];

    private static string? Read(DirectoryInfo root, string path) =>
        Path.Combine(root.FullName, path) is var file && File.Exists(file) ? Write(JsonNode.Parse(File.ReadAllText(file))!) : null;
}
