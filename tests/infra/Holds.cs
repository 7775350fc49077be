namespace Serverless.Tests.Infra;

/// <summary>A check answers with what is wrong, one sentence each; it must be silent on the files as committed and speak on a broken copy.</summary>
internal static class Holds
{
    public static void On(Func<InfraFiles, IEnumerable<string>> check) => On(InfraFiles.AsCommitted, check);

    public static void On(InfraFiles files, Func<InfraFiles, IEnumerable<string>> check)
    {
        var problems = check(files).ToArray();
        Assert.True(problems.Length == 0, string.Join(Environment.NewLine, problems));
    }

    public static void SpeaksOf(string problem, Func<InfraFiles, IEnumerable<string>> check, string path, string was, string becomes) =>
        SpeaksOf(problem, check, InfraFiles.AsCommitted.Broken(path, was, becomes));

    /// <param name="problem">What it must say.</param>
    /// <param name="check">The check.</param>
    /// <param name="which">The resource of production, as <see cref="InfraFiles.BrokenInProduction"/> finds it.</param>
    /// <param name="path">What of it.</param>
    /// <param name="json">What it becomes.</param>
    public static void SpeaksOfDeployed(string problem, Func<InfraFiles, IEnumerable<string>> check, string which, string path, string? json) =>
        SpeaksOf(problem, check, InfraFiles.AsCommitted.BrokenInProduction(which, path, json));

    public static void SpeaksOf(string problem, Func<InfraFiles, IEnumerable<string>> check, InfraFiles broken) =>
        Assert.Contains(check(broken), found => found.Contains(problem, StringComparison.Ordinal));
}
