using System.Reflection;
using System.Xml.Linq;

namespace Serverless.Tests.Unit.Layers;

public sealed class LayerTests
{
    private static string Root { get; } =
        typeof(LayerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(found => found.Key == "RepositoryRoot").Value!;

    [Fact]
    public void A_folder_references_only_the_folders_its_line_names() =>
        Assert.Empty(Unforeseen(LayerTable.Orchestrations, Reference.InOrchestrations(Path.Combine(Root, "orchestrations"))));

    [Fact]
    public void A_line_names_only_folders_above_it()
    {
        var above = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in LayerTable.Orchestrations)
        {
            Assert.Empty(layer.MayReference.Except(above));
            Assert.True(above.Add(layer.Folder), $"{layer.Folder} has two lines.");
        }
    }

    [Fact]
    public void Every_folder_has_its_line() => Assert.Equal(
        Directory.GetDirectories(Path.Combine(Root, "orchestrations")).Select(Path.GetFileName).Except(["bin", "obj"]).Order(StringComparer.Ordinal),
        LayerTable.Orchestrations.Select(layer => layer.Folder).Order(StringComparer.Ordinal));

    [Fact]
    public void A_flow_may_not_reference_another() =>
        Assert.Empty(LayerTable.Orchestrations.Where(layer => LayerTable.Flows.Contains(layer.Folder)).SelectMany(flow => flow.MayReference).Intersect(LayerTable.Flows));

    [Theory]
    [InlineData("Documents", "Cases")]
    [InlineData("Partners", "NewConnection")]
    [InlineData("NewConnection", "ResidentialStart")]
    [InlineData("SomethingNew", "Documents")]
    public void A_reference_that_no_line_foresees_is_told(string from, string to) =>
        Assert.Equal([$"{from} references {to} in Some"], Unforeseen(LayerTable.Orchestrations, [new(from, to, "Some")]));

    [Fact]
    public void A_project_references_only_the_projects_its_line_names() => Assert.Empty(Unforeseen(LayerTable.Projects, ProjectReferences()));

    private static IEnumerable<string> Unforeseen(IReadOnlyList<Layer> table, IEnumerable<Reference> references) =>
        from found in references
        where table.FirstOrDefault(layer => layer.Folder == found.From)?.MayReference.Contains(found.To) != true
        select $"{found.From} references {found.To} in {found.Where}";

    private static IEnumerable<Reference> ProjectReferences() =>
        from folder in new[] { "orchestrations", "functions", "local-dev" }
        from project in Directory.GetFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)
        from reference in XDocument.Load(project).Descendants("ProjectReference")
        let target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value.Replace("$(RepositoryRoot)", Root, StringComparison.Ordinal)))
        select new Reference(FolderOf(project), FolderOf(target), Path.GetFileName(project));

    /// <summary>The longest line of the table that the project lies under.</summary>
    private static string FolderOf(string project)
    {
        var path = Path.GetRelativePath(Root, project).Replace('\\', '/');
        return LayerTable.Projects.Where(layer => path.StartsWith(layer.Folder + '/', StringComparison.Ordinal)).MaxBy(layer => layer.Folder.Length)?.Folder ?? path;
    }
}
