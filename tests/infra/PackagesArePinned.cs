using System.Reflection;
using System.Text.RegularExpressions;

namespace Serverless.Tests.Infra;

/// <summary>What a build takes from a registry is written down with its hash, for every project; a restore that would take something else fails.</summary>
public sealed partial class PackagesArePinned
{
    private static readonly string Root = typeof(PackagesArePinned).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Every_project_has_a_lock_file() => Assert.All(Projects, project => Assert.True(File.Exists(LockOf(project)), project));

    /// <summary>Which registry serves a package is a machine's own affair; the hash holds wherever it comes from.</summary>
    [Fact]
    public void No_lock_file_names_a_registry() => Assert.All(Projects, project => Assert.DoesNotContain("://", File.ReadAllText(LockOf(project)), StringComparison.Ordinal));

    [Fact]
    public void Every_locked_package_has_a_hash()
    {
        foreach (var text in Projects.Select(project => File.ReadAllText(LockOf(project))))
            Assert.Equal(Resolved().Count(text), Hash().Count(text));
    }

    [Fact]
    public void CI_restores_what_the_lock_files_say() =>
        Assert.Contains("dotnet restore Serverless.sln --locked-mode", File.ReadAllText(Path.Combine(Root, ".ci/run")), StringComparison.Ordinal);

    [Theory]
    [InlineData("NU1603")]
    [InlineData("NU1605")]
    [InlineData("NU1608")]
    public void Another_version_than_the_one_asked_for_is_an_error(string code)
    {
        var properties = File.ReadAllText(Path.Combine(Root, "Directory.Build.props"));
        Assert.Matches($"<WarningsAsErrors>[^<]*{code}", properties);
        Assert.DoesNotMatch($"<(WarningsNotAsErrors|NoWarn)[^<]*>[^<]*{code}", properties);
    }

    private static string LockOf(string project) => Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json");

    private static IEnumerable<string> Projects =>
        from project in Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, project).Split(Path.DirectorySeparatorChar)
        where !path.Any(folder => folder is "obj" or "bin" or "artifacts" or "StrykerOutput" or "node_modules")
        select project;

    [GeneratedRegex("\"resolved\":")]
    private static partial Regex Resolved();

    [GeneratedRegex("\"contentHash\":")]
    private static partial Regex Hash();
}
