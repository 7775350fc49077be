using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Serverless.Tests.Platform.Functions;

/// <summary>What is no function's own answer is RFC 9457 problem details.</summary>
public sealed class ProblemTests
{
    [Fact]
    public async Task An_exception_is_a_500_that_tells_nothing_of_its_inside()
    {
        await using var host = await TestHost.StartAsync();
        var problem = await ProblemAsync(await host.Client.GetAsync(new Uri("/api/Fails", UriKind.Relative)), HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("hunter2", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_route_is_a_404()
    {
        await using var host = await TestHost.StartAsync();
        await ProblemAsync(await host.Client.GetAsync(new Uri("/api/nowhere", UriKind.Relative)), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_functions_own_404_stays_as_it_is()
    {
        await using var host = await TestHost.StartAsync();
        var response = await host.Client.GetAsync(new Uri("/api/results/other", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_method_that_is_not_allowed_is_a_405_that_says_which_are()
    {
        await using var host = await TestHost.StartAsync();
        var response = await host.Client.DeleteAsync(new Uri("/api/accounts/A-1", UriKind.Relative));
        Assert.Equal(["GET"], response.Content.Headers.Allow);
        await ProblemAsync(response, HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_a_413()
    {
        await using var host = await TestHost.StartAsync(builder =>
            builder.Configuration.AddInMemoryCollection([new("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "10")]));
        using var body = new StringContent("more than ten bytes");
        await ProblemAsync(await host.Client.PostAsync(new Uri("/api/meters", UriKind.Relative), body), HttpStatusCode.RequestEntityTooLarge);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }
}
