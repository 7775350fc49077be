using System.Diagnostics;
using Serverless.LocalDev.ServiceBus;
using Xunit.Abstractions;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>The JavaScript SDK against the endpoint. Needs node, and the packages that <c>npm ci</c> puts beside its script.</summary>
public sealed class JavaScriptTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_JavaScript_SDK_publishes_receives_settles_peeks_schedules_and_holds_sessions()
    {
        if (Script() is not { } script)
        {
            output.WriteLine("NOT RUN: tests/conformance/service-bus/js has no node_modules. Run 'npm ci' there first.");
            return;
        }
        await using var bus = await TestBus.OpenAsync(new ServiceBusEntities
        {
            Queues = [new("payments", new EntityOptions()), new("ordered", new EntityOptions { RequiresSession = true })],
        });
        using var node = Run(script, bus.Endpoint.ConnectionString);
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

    private static Process? Run(string script, string connectionString)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [script, connectionString]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string? Script([System.Runtime.CompilerServices.CallerFilePath] string thisFile = "")
    {
        var directory = Path.Combine(Path.GetDirectoryName(thisFile)!, "js");
        return Directory.Exists(Path.Combine(directory, "node_modules", "@azure", "service-bus")) ? Path.Combine(directory, "check.mjs") : null;
    }
}
