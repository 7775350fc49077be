using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using Serverless.Orchestrations;

namespace Serverless.Tests.Unit.Layers;

/// <summary>Something in one folder that names something in another.</summary>
internal sealed partial record Reference(string From, string To, string Where)
{
    private const string Application = "Serverless.Orchestrations";

    /// <summary>
    /// From the compiled assembly, and from the using lines too: a constant or a name of another folder leaves no trace in
    /// what is compiled. A file's using lines are exact, since the build refuses one that is not needed.
    /// </summary>
    public static IReadOnlyList<Reference> InOrchestrations(string root) => [.. Compiled().Concat(Written(root)).Where(found => found.From != found.To).Distinct()];

    private static IEnumerable<Reference> Compiled() =>
        from type in new ArchLoader().LoadAssembly(typeof(UtilityOperations).Assembly).Build().Types
        let origin = FolderOf(type.FullName)
        where origin is not null
        from dependency in type.Dependencies
        let target = FolderOf(dependency.Target.FullName)
        where target is not null
        select new Reference(origin, target, type.Name);

    private static IEnumerable<Reference> Written(string root) =>
        from folder in Directory.GetDirectories(root)
        from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
        from line in File.ReadLines(file)
        let used = UsingLine().Match(line)
        where used.Success
        select new Reference(Path.GetFileName(folder), used.Groups["folder"].Value, Path.GetFileNameWithoutExtension(file));

    /// <summary>Null for what is not ours; empty for the root, which puts everything together and may see all.</summary>
    private static string? FolderOf(string fullName) =>
        fullName.StartsWith(Application + '.', StringComparison.Ordinal) && fullName[(Application.Length + 1)..].Split('.') is [var folder, _, ..] ? folder : null;

    [GeneratedRegex(@"^using (static )?Serverless\.Orchestrations\.(?<folder>\w+)")]
    private static partial Regex UsingLine();
}
