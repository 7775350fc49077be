using System.Net;
using System.Net.Http.Json;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Docs: "Azure Functions HTTP trigger" and "Guide for running C# Azure Functions in the isolated worker process", HTTP trigger.</summary>
public sealed class HttpTests : IAsyncLifetime
{
    private Platform platform = null!;

    public async Task InitializeAsync() => platform = await Platform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_route_value_and_a_query_value_arrive() =>
        Assert.Equal("""{"accountId":"A-17","page":"3","method":"GET"}""", await platform.Client.GetStringAsync("/api/accounts/A-17?page=3"));

    [Fact]
    public async Task Route_constraints_choose_and_their_values_arrive_typed()
    {
        const string Id = "11111111222233334444555555555555";
        Assert.Equal($"/api/premises/{Id}/7 {Id} 7", await platform.Client.GetStringAsync($"/api/premises/{Id}/7"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/api/premises/{Id}/seven"));
    }

    [Fact]
    public async Task A_body_and_the_answers_headers_pass_through()
    {
        var response = await platform.Client.PostAsJsonAsync("/api/meters", new { serialNumber = "S1", reading = 41m });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/api/meters/S1", response.Headers.Location!.OriginalString);
        Assert.Equal("""{"serialNumber":"S1","reading":42}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("status", 418, "")]
    [InlineData("json", 200, """{"serialNumber":"A1","reading":2.5}""")]
    [InlineData("nothing", 204, "")]
    public async Task Every_kind_of_result_becomes_its_answer(string kind, int status, string body)
    {
        var response = await platform.Client.GetAsync(new Uri($"/api/results/{kind}", UriKind.Relative));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_file_result_is_a_download()
    {
        var response = await platform.Client.GetAsync(new Uri("/api/results/file", UriKind.Relative));
        Assert.Equal([1, 2, 3], await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("bill.bin", response.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task A_function_sees_the_address_its_caller_used()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://utility.example/api/Address");
        var response = await platform.Client.SendAsync(request);
        Assert.Equal("http://utility.example/api/Address", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_function_that_fails_answers_500_without_a_body()
    {
        var response = await platform.Client.GetAsync(new Uri("/api/Fails", UriKind.Relative));
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "/api/nowhere")]
    [InlineData("GET", "/elsewhere")]
    [InlineData("DELETE", "/api/accounts/A-17")]
    public async Task What_no_function_answers_is_not_found_without_a_body(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var response = await platform.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_a_function_streams_arrives_while_it_still_runs()
    {
        var release = new TaskCompletionSource();
        platform.Probe.Acts["Streams"] = _ => release.Task;
        using var response = await platform.Client.GetAsync(new Uri("/api/Streams", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[16];
        var read = await body.ReadAsync(buffer);
        Assert.Equal("first ", System.Text.Encoding.UTF8.GetString(buffer, 0, read));
        release.SetResult();
        using var rest = new StreamReader(body);
        Assert.Equal("second", await rest.ReadToEndAsync());
    }

    [Fact]
    public async Task A_request_in_flight_keeps_the_clock_from_moving_on()
    {
        var release = new TaskCompletionSource();
        platform.Probe.Acts["Probed"] = _ => release.Task;
        var asking = platform.Client.GetAsync(new Uri("/api/Probed", UriKind.Relative));
        while (!platform.Seen("Probed").Any()) await Task.Yield();
        var advance = platform.Virtual.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.False(advance.IsCompleted);
        release.SetResult();
        await asking;
        await advance;
        Assert.Equal(0, platform.Clock.Work.Count);
    }

    private async Task<HttpStatusCode> StatusAsync(string path) =>
        (await platform.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;
}
