namespace Serverless.Tests.Infra;

/// <summary>A check answers with what is wrong, one sentence each; it must be silent on the files as committed and speak on a broken copy.</summary>
internal static class Holds
{
    public static void On(Func<InfraFiles, IEnumerable<string>> check)
    {
        var problems = check(InfraFiles.AsCommitted).ToArray();
        Assert.True(problems.Length == 0, string.Join(Environment.NewLine, problems));
    }

    public static void SpeaksOf(string problem, Func<InfraFiles, IEnumerable<string>> check, string path, string was, string becomes) =>
        Assert.Contains(check(InfraFiles.AsCommitted.Broken(path, was, becomes)), found => found.Contains(problem, StringComparison.Ordinal));
}
