using System.Diagnostics;
using Serverless.Orchestrations.Letters;
using Serverless.Tests.Conformance.Blobs.Servers;
using Xunit.Abstractions;

namespace Serverless.Tests.Long;

/// <summary>What local-dev/README.md promises of <c>--azurite</c>: blobs lie in Microsoft's own emulator instead.</summary>
public sealed class AzuriteScenarioTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_scenarios_books_balance_with_its_letters_in_Azurite()
    {
        if (!Azurite.IsInstalled)
        {
            output.WriteLine("NOT RUN: local-dev/azurite has no node_modules. Run 'npm ci' there first.");
            return;
        }
        await using var azurite = await Azurite.StartAsync();
        using var scenario = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Serverless.LocalDev.dll"), "--exit", "--in-memory", "--azurite", azurite.ConnectionString])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var printed = await Task.WhenAll(scenario.StandardOutput.ReadToEndAsync(), scenario.StandardError.ReadToEndAsync());
        await scenario.WaitForExitAsync();
        Assert.True(scenario.ExitCode == 0, string.Concat(printed));
        var letters = azurite.NewClient().GetBlobContainerClient(LetterArchive.Container);
        Assert.NotEmpty(letters.GetBlobs());
    }
}
