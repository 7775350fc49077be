using System.Text;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Orchestrations.BankFiles;

namespace Serverless.Tests.Flows.BankFiles;

/// <summary>Files as a bank's transfer leaves them.</summary>
internal static class DroppedFiles
{
    /// <summary>As long as a file waits at most until it is looked for.</summary>
    public static readonly TimeSpan UntilRead = TimeSpan.FromMinutes(15);

    public static string Sample(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Serverless.sln"))) root = root.Parent!;
        return File.ReadAllText(Path.Combine(root.FullName, "local-dev", "samples", name));
    }

    /// <param name="name">With its folder.</param>
    public static async Task LeaveFileAsync(this UtilityPlatform platform, string name, string content)
    {
        var container = platform.Cloud.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(BankFileBlobs.Container);
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(Encoding.ASCII.GetBytes(content)), overwrite: true);
    }
}
