using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>The JavaScript SDK, which asks for its query plans, against the endpoint on a port. Needs node, and the packages
/// that <c>npm ci</c> puts beside its script.</summary>
public sealed class JavaScriptTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_JavaScript_SDK_works_against_the_endpoint_on_a_port()
    {
        if (Script() is not { } script)
        {
            output.WriteLine("NOT RUN: tests/conformance/cosmos/js has no node_modules. Run 'npm ci' there first.");
            return;
        }
        await using var account = await EmbeddedAccount.OpenAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var web = builder.Build();
        account.Endpoint.Map(web);
        await web.StartAsync();

        using var node = Start(script, web.Urls.Single());
        if (node is null)
        {
            output.WriteLine("NOT RUN: node is not installed.");
            return;
        }
        var printed = await node.StandardOutput.ReadToEndAsync() + await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, printed);
        Assert.Contains("javascript check passed", printed, StringComparison.Ordinal);
    }

    private static Process? Start(string script, string url)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [script, url]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string? Script([System.Runtime.CompilerServices.CallerFilePath] string thisFile = "")
    {
        var directory = Path.Combine(Path.GetDirectoryName(thisFile)!, "js");
        return Directory.Exists(Path.Combine(directory, "node_modules", "@azure", "cosmos")) ? Path.Combine(directory, "check.mjs") : null;
    }
}
