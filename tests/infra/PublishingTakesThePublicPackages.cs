using System.Diagnostics;
using System.Reflection;

namespace Serverless.Tests.Infra;

/// <summary>An app published with our own Service Bus extension would start, and its triggers would never load.</summary>
public sealed class PublishingTakesThePublicPackages
{
    [Fact]
    public async Task Publishing_without_them_fails_and_names_the_command()
    {
        var (exitCode, output) = await PublishAsync("restorable");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("dotnet publish functions -c Release -p:Packages=public", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_deployment_asks_for_them_before_it_packages() =>
        Assert.Contains("\"$Packages\" = public", File.ReadAllText(Path.Combine(Root, "azure.yaml")), StringComparison.Ordinal);

    private static string Root { get; } = typeof(PublishingTakesThePublicPackages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    private static async Task<(int ExitCode, string Output)> PublishAsync(string packages)
    {
        // Whatever it would publish lies elsewhere, and what the build made stays as it is.
        var elsewhere = Directory.CreateTempSubdirectory("utility-publish-");
        try
        {
            var start = new ProcessStartInfo("dotnet", ["publish", "functions", "--no-build", "-c", "Debug", "-p:Packages=" + packages, "-o", elsewhere.FullName])
            {
                WorkingDirectory = Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                // A build node that stays for the next build would keep these pipes open, and their end would never come.
                Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
            };
            using var publish = Process.Start(start)!;
            var output = await publish.StandardOutput.ReadToEndAsync() + await publish.StandardError.ReadToEndAsync();
            await publish.WaitForExitAsync();
            return (publish.ExitCode, output);
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }
}
