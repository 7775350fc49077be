using System.Reflection;
using System.Text.RegularExpressions;

namespace Serverless.Tests.Unit.LocalRuns;

/// <summary>No web server of a local run is forgotten: not one that a test does not start, either.</summary>
public sealed partial class GuardedServerTests
{
    private static string Root { get; } =
        typeof(GuardedServerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(found => found.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Every_web_server_of_a_local_run_asks_its_guard_first() => Assert.Empty(
        from file in Directory.GetFiles(Path.Combine(Root, "local-dev"), "*.cs", SearchOption.AllDirectories)
        let text = File.ReadAllText(file)
        where Server().IsMatch(text) && !text.Contains("UseLocalGuard(", StringComparison.Ordinal)
        select Path.GetRelativePath(Root, file));

    [Fact]
    public void They_all_listen_on_loopback_only() => Assert.Empty(
        from file in Directory.GetFiles(Path.Combine(Root, "local-dev"), "*.cs", SearchOption.AllDirectories)
        where Anywhere().IsMatch(File.ReadAllText(file))
        select Path.GetRelativePath(Root, file));

    [GeneratedRegex(@"WebApplication\.Create\w+\(|HttpListener\b|Configure<KestrelServerOptions>")]
    private static partial Regex Server();

    [GeneratedRegex(@"IPAddress\.(IPv6)?Any\b|ListenAnyIP|0\.0\.0\.0|http://[*+]:")]
    private static partial Regex Anywhere();
}
