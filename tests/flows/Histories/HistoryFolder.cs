using System.Reflection;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Flows.Histories;

/// <summary>tests/histories: a folder a version, a file a history.</summary>
internal static class HistoryFolder
{
    public static string Root { get; } = Path.Combine(
        typeof(HistoryFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!, "tests", "histories");

    /// <summary>Every file, such as <c>1.0/approval-decided.json</c>.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Root, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Root, name));

    public static IEnumerable<RecordedHistory> All => Names.Select(name => RecordedHistory.FromJson(Read(name)));

    /// <summary>Keeps a history beside those of the same version; those of other versions stay as they are.</summary>
    public static void Write(string name, string json)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, RecordedHistory.FromJson(json).Version));
        File.WriteAllText(Path.Combine(folder.FullName, $"{name}.json"), json + "\n");
    }
}
