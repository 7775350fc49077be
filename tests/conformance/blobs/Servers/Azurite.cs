using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;

namespace Serverless.Tests.Conformance.Blobs.Servers;

/// <summary>Azurite's blob service on a port of its own, contents in memory; ends with the tests.</summary>
internal sealed partial class Azurite : IAsyncDisposable
{
    private static readonly string Key = Convert.ToBase64String("a key of the tests"u8);
    private readonly Process process;
    private readonly Task reading;

    private Azurite(Process process, string address)
    {
        this.process = process;
        // It writes a line a request, and stands still when nobody reads them.
        reading = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName=utility;AccountKey={Key};BlobEndpoint={address}/utility;";
    }

    public string ConnectionString { get; }

    /// <summary>Whether <c>npm ci</c> was run in local-dev/azurite.</summary>
    public static bool IsInstalled => File.Exists(Script());

    public static async Task<Azurite> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(
            "node", [Script(), "--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry"])
        {
            RedirectStandardOutput = true,
            Environment = { ["AZURITE_ACCOUNTS"] = $"utility:{Key}" },
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listens().Match(line) is { Success: true } address) return new Azurite(process, address.Groups[1].Value);
        }
        throw new InvalidOperationException("Azurite ended before it listened.");
    }

    public BlobServiceClient NewClient() => new(ConnectionString);

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    private static string Script([CallerFilePath] string thisFile = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../../local-dev/azurite/node_modules/azurite/dist/src/blob/main.js"));

    [GeneratedRegex(@"listens on (http://\S+)")]
    private static partial Regex Listens();
}
