using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Serverless.Tests.Platform.Functions;

/// <summary>Docs: "Azure Functions HTTP trigger" and "Guide for running C# Azure Functions in the isolated worker process", HTTP trigger.</summary>
public sealed class HttpTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_route_value_and_a_query_value_bind_by_name() =>
        Assert.Equal("""{"accountId":"A-17","page":3,"method":"GET"}""", await host.Client.GetStringAsync("/api/accounts/A-17?page=3"));

    [Fact]
    public async Task A_value_that_is_not_given_binds_to_null_where_the_parameter_allows_it() =>
        Assert.Contains("\"page\":null", await host.Client.GetStringAsync("/api/accounts/A-17"), StringComparison.Ordinal);

    [Fact]
    public async Task Route_constraints_choose_and_their_values_arrive_typed()
    {
        const string Id = "11111111222233334444555555555555";
        Assert.Equal($"/api/premises/{Id}/7 {Id} 7", await host.Client.GetStringAsync($"/api/premises/{Id}/7"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(new Uri($"/api/premises/{Id}/seven", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_body_binds_to_a_parameter_marked_FromBody()
    {
        var response = await host.Client.PostAsJsonAsync("/api/meters", new { serialNumber = "S1", reading = 41m });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/api/meters/S1", response.Headers.Location!.OriginalString);
        Assert.Equal("""{"serialNumber":"S1","reading":42}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("status", 418, "")]
    [InlineData("json", 200, """{"serialNumber":"A1","reading":2.5}""")]
    [InlineData("minimal", 202, """{"serialNumber":"A1","reading":2.5}""")]
    [InlineData("poco", 200, """{"serialNumber":"A1","reading":2.5}""")]
    [InlineData("nothing", 200, "")]
    [InlineData("query?q=x", 200, "x")]
    public async Task Every_kind_of_result_becomes_its_answer(string kind, int status, string body)
    {
        var response = await host.Client.GetAsync(new Uri($"/api/results/{kind}", UriKind.Relative));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_file_result_is_a_download()
    {
        var response = await host.Client.GetAsync(new Uri("/api/results/file", UriKind.Relative));
        Assert.Equal([1, 2, 3], await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("bill.bin", response.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task The_workers_own_request_and_response_model_works_as_well()
    {
        using var body = new StringContent("""{"serialNumber":"W","reading":1}""", Encoding.UTF8, "application/json");
        var response = await host.Client.PostAsync(new Uri("/api/worker?q=found", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("found", response.Headers.GetValues("x-query").Single());
        Assert.StartsWith("seen=yes", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.Equal("""{"serialNumber":"W","reading":1}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_result_with_several_outputs_answers_and_writes_them()
    {
        var response = await host.Client.PostAsync(new Uri("/api/several", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(["several: sent"], host.Pongs.Written);
    }

    [Fact]
    public async Task A_request_in_flight_keeps_the_clock_from_moving_on()
    {
        var release = new TaskCompletionSource();
        host.Probe.Acts["PostMeter"] = _ => release.Task;
        var posting = host.Client.PostAsJsonAsync("/api/meters", new { serialNumber = "S1", reading = 41m });
        var advance = host.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        while (host.Probe.Seen.IsEmpty) await Task.Yield();
        release.SetResult();
        await posting;
        await advance;
        Assert.Equal(0, host.Clock.Work.Count);
    }
}
