using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>
/// The text of everything that is deployed or composed, and of the application's sources, by path from the repository's
/// root; and what the compiler made of the templates, under <c>compiled/</c>. A check takes one of these, so that it can be
/// tried on a broken copy.
/// </summary>
internal sealed record InfraFiles(ImmutableSortedDictionary<string, string> Texts)
{
    private const string Template = "compiled/main.json";
    private static readonly Lazy<InfraFiles> Sources = new(Read);
    private static readonly Lazy<Compilation> Compiled = new(() => CompileAsync(Sources.Value, "main", "dev", "test", "prod").GetAwaiter().GetResult());
    private static readonly Lazy<InfraFiles> WithCompiled = new(() => BicepCompiler.Path is null ? Sources.Value : Sources.Value.With(Compiled.Value));
    private static readonly Lazy<InfraFiles> Other = new(() =>
    {
        var files = OtherChoices.Of(Sources.Value);
        return files.With(CompileAsync(files, "prod").GetAwaiter().GetResult());
    });

    public static InfraFiles AsCommitted => WithCompiled.Value;

    /// <summary>What the compiler says of the files as committed.</summary>
    public static Compilation Compilation => Compiled.Value;

    /// <summary>Production as it would be with each choice made that no environment makes (<see cref="OtherChoices"/>).</summary>
    public static InfraFiles Otherwise => Other.Value;

    public string this[string path] => Texts[path];

    /// <summary>The apps the one code base is deployed as.</summary>
    public IReadOnlyList<AppPlacement> Apps => JsonSerializer.Deserialize<List<AppPlacement>>(this["infra/apps.json"], JsonSerializerOptions.Web)!;

    public ArmTemplate Main => ArmTemplate.Parse(this[Template]);

    public IEnumerable<Deployment> Environments =>
        Texts.Keys.Where(path => path.StartsWith("compiled/", StringComparison.Ordinal) && path != Template).Select(path => Path.GetFileNameWithoutExtension(path)).Select(In);

    public Deployment Production => In("prod");

    public static Task<Compilation> CompileAsync(InfraFiles files, params string[] wanted) => Compilation.OfAsync(files.Texts, wanted);

    /// <summary>A copy with one thing broken.</summary>
    /// <exception cref="ArgumentException">What was to be broken is not there, so the copy would prove nothing.</exception>
    public InfraFiles Broken(string path, string was, string becomes)
    {
        if (!this[path].Contains(was, StringComparison.Ordinal)) throw new ArgumentException($"{path} has no '{was}'.", nameof(was));
        return new(Texts.SetItem(path, this[path].Replace(was, becomes, StringComparison.Ordinal)));
    }

    /// <summary>A copy in which production deploys one thing otherwise.</summary>
    /// <param name="which">The end of a resource's type and words of its id, which no other resource has together.</param>
    /// <param name="path">What of it, by names and positions between slashes; empty for all of it.</param>
    /// <param name="json">What it becomes; null to take it away.</param>
    /// <exception cref="ArgumentException">There is no such resource, or more than one.</exception>
    public InfraFiles BrokenInProduction(string which, string path, string? json)
    {
        var snapshot = JsonNode.Parse(this["compiled/prod.json"])!;
        var resources = snapshot["predictedResources"]!.AsArray();
        var words = which.Split(' ');
        var found = resources.Where(resource => resource!["type"]!.GetValue<string>().EndsWith(words[0], StringComparison.Ordinal)
            && words[1..].All(word => resource["id"]!.GetValue<string>().Contains(word, StringComparison.Ordinal))).ToList();
        if (found.Count != 1) throw new ArgumentException($"{found.Count} resources are '{which}'.", nameof(which));
        if (path.Length == 0) resources.Remove(found[0]);
        else Change(found[0]!, path.Split('/'), json);
        return new(Texts.SetItem("compiled/prod.json", Compilation.Write(snapshot)));
    }

    private static void Change(JsonNode node, string[] path, string? json)
    {
        foreach (var step in path[..^1]) node = (node is JsonArray array ? array[int.Parse(step, null)] : node[step])!;
        if (node is JsonArray list) list[int.Parse(path[^1], null)] = JsonNode.Parse(json!);
        else if (json is null && !node.AsObject().Remove(path[^1])) throw new ArgumentException($"There is no {path[^1]}.", nameof(path));
        else if (json is not null) node[path[^1]] = JsonNode.Parse(json);
    }

    private Deployment In(string environment) => Deployment.Parse(environment, this[$"compiled/{environment}.json"]);

    private InfraFiles With(Compilation compilation)
    {
        var compiled = compilation.Snapshots.Select(snapshot => KeyValuePair.Create($"compiled/{snapshot.Key}.json", snapshot.Value)).ToList();
        if (compilation.Template is { } template) compiled.Add(KeyValuePair.Create(Template, template));
        // An error is TemplatesCompile's to say; the others then have nothing to look at.
        return compiled.Count > 0 ? new(Texts.SetItems(compiled)) : throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics));
    }

    private static InfraFiles Read()
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
    }
}

/// <summary>One entry of infra/apps.json.</summary>
internal sealed record AppPlacement(
    string Name, string[] Functions, string[] ListensToQueues, string[] ListensToSubscriptions, string[] SendsToQueues, string[] SendsToTopics,
    string[] ReadsDocuments, string[] WritesDocuments, string[] ReadsBlobs, string[] WritesBlobs, bool ReadsSecrets);
