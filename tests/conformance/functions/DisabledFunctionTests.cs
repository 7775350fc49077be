using System.Net;
using Microsoft.Extensions.Logging;
using Serverless.Tests.Conformance.Functions.ServiceBus;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Docs: "How to disable functions in Azure Functions". Names and values as Microsoft.Azure.WebJobs 3.0.48 reads them.</summary>
public sealed class DisabledFunctionTests
{
    [Theory]
    [InlineData("AzureWebJobs.Text.Disabled", "true")]
    [InlineData("AzureWebJobs.Text.Disabled", "True")]
    [InlineData("AzureWebJobs.Text.Disabled", "1")]
    [InlineData("AzureWebJobs_Text_Disabled", "true")]
    public async Task A_function_that_is_switched_off_leaves_its_queue_alone(string setting, string value)
    {
        await using var platform = await StartAsync(setting, value);
        await platform.SendAsync("texts", "hello");
        await platform.SendAsync("bytes", "A");
        await platform.Virtual.SettleAsync();
        Assert.Equal((1, 0, 0, 0), platform.Counts("texts"));
        Assert.Equal(["Bytes:41"], platform.Seen("Bytes:"));
    }

    [Theory]
    [InlineData("AzureWebJobs.Text.Disabled", "false")]
    [InlineData("AzureWebJobs.Text.Disabled", "0")]
    [InlineData("AzureWebJobs.Text.Disabled", "yes")]
    [InlineData("AzureWebJobs.TextBatch.Disabled", "true")]
    // What the environment's variable AzureWebJobs__Text__Disabled becomes: the real host does not look for it.
    [InlineData("AzureWebJobs:Text:Disabled", "true")]
    public async Task Anything_else_leaves_it_on(string setting, string value)
    {
        await using var platform = await StartAsync(setting, value);
        await platform.SendAsync("texts", "hello");
        await platform.Virtual.SettleAsync();
        Assert.Equal(["Text:hello"], platform.Seen("Text:"));
    }

    [Fact]
    public async Task An_HTTP_function_that_is_switched_off_is_not_found()
    {
        await using var platform = await StartAsync("AzureWebJobs.Probed.Disabled", "true");
        var answer = await platform.Client.GetAsync(new Uri("/api/Probed", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        Assert.Empty(platform.Seen("Probed"));
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("?code=own-key", HttpStatusCode.NotFound)]
    [InlineData("?code=host-key", HttpStatusCode.NotFound)]
    [InlineData("?code=master-key", HttpStatusCode.OK)]
    public async Task Only_the_master_key_runs_an_HTTP_function_that_is_switched_off(string query, HttpStatusCode status)
    {
        await using var platform = await StartAsync("AzureWebJobs.Keyed.Disabled", "true");
        var answer = await platform.Client.GetAsync(new Uri("/api/Keyed" + query, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_timer_that_is_switched_off_does_not_fire()
    {
        await using var platform = await StartAsync("AzureWebJobs.Hourly.Disabled", "true");
        await platform.Virtual.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Empty(platform.Seen("Hourly"));
        Assert.NotEmpty(platform.Seen("EveryHalfMinute"));
    }

    [Fact]
    public async Task An_orchestrator_that_is_switched_off_can_be_started_and_fails()
    {
        await using var platform = await StartAsync("AzureWebJobs.Waits.Disabled", "true");
        using var started = await StartAsync(platform, "Waits/w1");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await platform.Virtual.SettleAsync();
        Assert.StartsWith(
            "Failed: The function 'Waits' doesn't exist, is disabled, or is not an orchestrator function.",
            await platform.Client.GetStringAsync("/api/orchestrations/w1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_that_is_switched_off_fails_its_caller()
    {
        await using var platform = await StartAsync("AzureWebJobs.Breaks.Disabled", "true");
        (await StartAsync(platform, "Catches/c1")).Dispose();
        await platform.Virtual.SettleAsync();
        Assert.Contains(
            "is disabled, or is not an activity function.",
            await platform.Client.GetStringAsync("/api/orchestrations/c1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hosts_log_names_what_is_switched_off()
    {
        using var log = new CollectedLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        await using var platform = await Platform.StartAsync(new()
        {
            Settings = new Dictionary<string, string?> { ["AzureWebJobs.Text.Disabled"] = "1" },
            Configure = options => options with { Loggers = loggers },
        });
        Assert.Equal(["Function 'Text' is disabled"], log.Lines.Where(line => line.EndsWith("is disabled", StringComparison.Ordinal)));
    }

    /// <param name="orchestration">Name and id.</param>
    private static async Task<HttpResponseMessage> StartAsync(Platform platform, string orchestration)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/runtime/webhooks/durabletask/orchestrators/{orchestration}");
        request.Headers.Add("x-functions-key", "host-key");
        return await platform.Client.SendAsync(request);
    }

    private static Task<Platform> StartAsync(string setting, string value) =>
        Platform.StartAsync(new() { Settings = new Dictionary<string, string?> { [setting] = value } });
}
