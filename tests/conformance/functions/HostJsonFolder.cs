namespace Serverless.Tests.Conformance.Functions;

/// <summary>A folder with a host.json of its own, for the host; the worker reads the sample application's.</summary>
internal sealed class HostJsonFolder : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("host-json-");

    public HostJsonFolder(string json) => File.WriteAllText(System.IO.Path.Combine(directory.FullName, "host.json"), json);

    public string Path => directory.FullName;

    public void Dispose() => directory.Delete(recursive: true);
}
