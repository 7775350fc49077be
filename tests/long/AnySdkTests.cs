using System.ComponentModel;
using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.City;
using Serverless.Orchestrations.Ledger;
using Serverless.Tests.Flows;
using Xunit.Abstractions;

namespace Serverless.Tests.Long;

/// <summary>What local-dev/README.md shows: a partner's own program publishes over AMQP, and the payment is on the ledger.</summary>
public sealed class AnySdkTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_payment_published_from_NET_is_posted()
    {
        await using var platform = await UtilityPlatform.StartAsync();
        await using var client = new ServiceBusClient(platform.Cloud.ServiceBusConnection);
        await client.CreateSender("payments").SendMessageAsync(new ServiceBusMessage($$"""
            {"paymentId":"net-1","channel":"Portal","tender":"Card","externalId":"r-1","accountId":"{{SampleCity.AccountId(1)}}","amount":25.40,"receivedAt":"2026-03-02T14:05:00Z"}
            """)
        { MessageId = "net-1", Subject = "PaymentReceived.v1", ContentType = "application/json", ApplicationProperties = { ["source"] = "portal" } });
        await IsPostedAsync(platform, "net-1");
    }

    [Fact]
    public async Task A_payment_published_from_JavaScript_is_posted()
    {
        await using var platform = await UtilityPlatform.StartAsync();
        if (Start(Script(), platform.Cloud.ServiceBusConnection, "js-1", SampleCity.AccountId(1)) is not { } node)
        {
            output.WriteLine("NOT RUN: node, or what 'npm ci' puts into tests/conformance/service-bus/js, is not there.");
            return;
        }
        using (node)
        {
            var printed = await node.StandardOutput.ReadToEndAsync() + await node.StandardError.ReadToEndAsync();
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, printed);
        }
        await IsPostedAsync(platform, "js-1");
    }

    private static async Task IsPostedAsync(UtilityPlatform platform, string payment)
    {
        await platform.SettleAsync();
        var entry = await platform.FindAsync<LedgerEntryDocument>(SampleCity.AccountId(1), LedgerEntryDocument.PaymentIdFor(payment));
        Assert.Equal(25.40m, entry?.Amount);
    }

    private static Process? Start(string script, params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Path.GetDirectoryName(script)!, "node_modules"))) return null;
        try
        {
            return Process.Start(new ProcessStartInfo("node", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Script([System.Runtime.CompilerServices.CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "conformance", "service-bus", "js", "publish.mjs");
}
