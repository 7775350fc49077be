using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;

namespace Serverless.Tests.Platform.Host;

/// <summary>Docs: "Durable Functions in the .NET isolated worker", "HTTP features in Durable Functions" and "HTTP API reference for Durable Functions".</summary>
public sealed class DurableClientTests
{
    [Fact]
    public async Task Messages_start_an_orchestration_and_raise_its_event()
    {
        await using var host = await PlatformHost.StartAsync();
        await host.SendAsync("BeginApproval", """{"meter":"m1","value":3}""");
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(host, "m1"));
        await host.SendAsync("DecideApproval", [new ServiceBusMessage("approved") { CorrelationId = "m1" }]);
        Assert.Equal("m1 approved recorded", (await host.Durable.GetInstanceAsync("m1", getInputsAndOutputs: true))!.ReadOutputAs<string>());
        Assert.Single(host.Journal.Of("Record"), "m1 approved 3 in its instance");
    }

    [Fact]
    public async Task The_check_status_response_says_where_the_instance_is_steered_and_its_URLs_work()
    {
        await using var host = await PlatformHost.StartAsync();
        var (http, urls, location) = await StartAsync(host, "a1");
        Assert.Equal(urls["statusQueryGetUri"], location);
        Assert.StartsWith("http://localhost/runtime/webhooks/durabletask/instances/a1", location, StringComparison.Ordinal);
        var status = await http.GetAsync(location);
        Assert.Equal(HttpStatusCode.Accepted, status.StatusCode);
        Assert.Equal("Decision", (await status.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("customStatus").GetProperty("waitingFor").GetString());

        await PostAsync(urls["suspendPostUri"].Replace("{text}", "look", StringComparison.Ordinal));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, await StatusAsync(host, "a1"));
        await PostAsync(urls["sendEventPostUri"].Replace("{eventName}", "decision", StringComparison.Ordinal), "approved");
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, await StatusAsync(host, "a1"));
        await PostAsync(urls["resumePostUri"].Replace("{text}", "fine", StringComparison.Ordinal));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync(host, "a1"));
        var ended = await http.GetAsync(location);
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Equal("a1 approved recorded", (await ended.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("output").GetString());

        await PostAsync(urls["restartPostUri"] + "&restartWithNewInstanceId=false");
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(host, "a1"));
        await PostAsync(urls["terminatePostUri"].Replace("{text}", "enough", StringComparison.Ordinal));
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, await StatusAsync(host, "a1"));
        Assert.Equal(HttpStatusCode.OK, (await http.DeleteAsync(urls["purgeHistoryDeleteUri"])).StatusCode);
        Assert.Null(await host.Durable.GetInstanceAsync("a1"));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(location)).StatusCode);

        async Task PostAsync(string url, object? body = null)
        {
            Assert.Equal(HttpStatusCode.Accepted, (await http.PostAsJsonAsync(url, body)).StatusCode);
            await host.Clock.SettleAsync();
        }
    }

    [Fact]
    public async Task The_management_endpoints_ask_for_the_system_key_and_list_all_instances()
    {
        await using var host = await PlatformHost.StartAsync();
        var (http, _, _) = await StartAsync(host, "b1");
        await StartAsync(host, "b2");
        const string Instances = "/runtime/webhooks/durabletask/instances";
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri(Instances, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri(Instances + "?code=wrong", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/api" + Instances + "?code=host-key", UriKind.Relative))).StatusCode);
        var all = await http.GetFromJsonAsync<JsonElement>(Instances + "?code=host-key&runtimeStatus=Running");
        Assert.Equal(["b1", "b2"], all.EnumerateArray().Select(instance => instance.GetProperty("instanceId").GetString()!).Order());
    }

    [Fact]
    public async Task An_activity_runs_through_the_middleware_and_sees_its_FunctionContext()
    {
        var seen = new List<string>();
        await using var host = await PlatformHost.StartAsync(new PlatformOptions
        {
            Configure = builder => builder.UseMiddleware(async (context, next) =>
            {
                if (context.FunctionDefinition.Name == "Record")
                    seen.Add($"{context.FunctionDefinition.InputBindings.Single().Value.Type} {context.BindingContext.BindingData["instanceId"]}");
                await next();
                if (context.FunctionDefinition.Name == "Record") context.GetInvocationResult().Value = "replaced";
            }),
        });
        await host.Durable.ScheduleNewOrchestrationInstanceAsync("Recording", new Application.Reading("m", 1), new StartOrchestrationOptions("r1"));
        await host.Clock.SettleAsync();
        Assert.Equal(["activityTrigger r1"], seen);
        Assert.Equal("replaced", (await host.Durable.GetInstanceAsync("r1", getInputsAndOutputs: true))!.ReadOutputAs<string>());
    }

    private static async Task<(HttpClient Http, Dictionary<string, string> Urls, string Location)> StartAsync(PlatformHost host, string id)
    {
        var http = host.Http;
        var answer = await http.PostAsync(new Uri($"/api/approvals/{id}", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("10", answer.Headers.GetValues("Retry-After").Single());
        await host.Clock.SettleAsync();
        return (http, (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>())!, answer.Headers.Location!.OriginalString);
    }

    private static async Task<OrchestrationRuntimeStatus> StatusAsync(PlatformHost host, string id) => (await host.Durable.GetInstanceAsync(id))!.RuntimeStatus;
}
