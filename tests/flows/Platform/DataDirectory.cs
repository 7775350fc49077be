namespace Serverless.Tests.Flows;

/// <summary>A directory of a test's own, gone when it ends.</summary>
internal sealed class DataDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("utility-flow-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
