using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>
/// The text of everything that is deployed or composed, and of the application's sources, by path from the repository's root. A check takes one of these, so that it
/// can be tried on a broken copy.
/// </summary>
internal sealed record InfraFiles(ImmutableSortedDictionary<string, string> Texts)
{
    private static readonly Lazy<InfraFiles> Read = new(() =>
    {
        var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "RepositoryRoot").Value!;
        var sources = new[] { "functions", "orchestrations" }.SelectMany(project => Directory.EnumerateFiles(Path.Combine(root, project), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal));
        string[] others = ["local-dev/servicebus.json", "local-dev/docker-compose.yml", "functions/local.settings.template.json", "azure.yaml", "host.json"];
        var infra = Directory.EnumerateFiles(Path.Combine(root, "infra"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(path => path != "infra/main.bicepparam");
        return new(infra.Concat(others).Concat(sources).ToImmutableSortedDictionary(path => path, path => File.ReadAllText(Path.Combine(root, path)), StringComparer.Ordinal));
    });

    public static InfraFiles AsCommitted => Read.Value;

    public string this[string path] => Texts[path];

    public IEnumerable<BicepFile> Bicep =>
        Texts.Where(file => file.Key.EndsWith(".bicep", StringComparison.Ordinal)).Select(file => BicepFile.Parse(file.Key, file.Value));

    public IEnumerable<BicepParameterFile> Environments =>
        Texts.Where(file => file.Key.EndsWith(".bicepparam", StringComparison.Ordinal)).Select(file => BicepParameterFile.Parse(file.Key, file.Value));

    /// <summary>The apps the one code base is deployed as.</summary>
    public IReadOnlyList<AppPlacement> Apps => JsonSerializer.Deserialize<List<AppPlacement>>(this["infra/apps.json"], JsonSerializerOptions.Web)!;

    public BicepFile Module(string name) => BicepFile.Parse($"infra/modules/{name}.bicep", this[$"infra/modules/{name}.bicep"]);

    public BicepFile Main => BicepFile.Parse("infra/main.bicep", this["infra/main.bicep"]);

    /// <summary>A copy with one thing broken.</summary>
    /// <exception cref="ArgumentException">What was to be broken is not there, so the copy would prove nothing.</exception>
    public InfraFiles Broken(string path, string was, string becomes)
    {
        if (!this[path].Contains(was, StringComparison.Ordinal)) throw new ArgumentException($"{path} has no '{was}'.", nameof(was));
        return new(Texts.SetItem(path, this[path].Replace(was, becomes, StringComparison.Ordinal)));
    }
}

/// <summary>One entry of infra/apps.json.</summary>
internal sealed record AppPlacement(
    string Name, string[] Functions, string[] ListensToQueues, string[] ListensToSubscriptions, string[] SendsToQueues, string[] SendsToTopics,
    bool KeepsDocuments, bool ReadsSecrets);
