using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Tests.Platform.Host;

/// <summary>On a real server, since only that one sees a body of unknown length or drains its connections. Docs: "App settings reference", FUNCTIONS_REQUEST_BODY_SIZE_LIMIT.</summary>
public sealed class KestrelTests : IAsyncLifetime, IDisposable
{
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler());
    private PlatformHost host = null!;
    private Uri address = null!;

    public async Task InitializeAsync()
    {
        host = await PlatformHost.StartAsync(new PlatformOptions { OnKestrel = true, Settings = [new("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "1000")] });
        address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData("/api/upload", "x")]
    [InlineData("/api/readings", "{\"meter\":\"m\",\"value\":1}")]
    [InlineData("/runtime/webhooks/durabletask/orchestrators/Reminders?code=host-key", "1")]
    public async Task A_chunked_body_over_the_limit_is_413_wherever_it_is_read(string path, string body)
    {
        Assert.InRange((int)(await PostAsync(path, body)).StatusCode, 200, 202);
        var refused = await PostAsync(path, body + new string(' ', 5000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains("1000 bytes", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_waits_for_the_request_in_flight_and_refuses_new_ones()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        host.Journal.Acts["PostReading"] = _ =>
        {
            entered.TrySetResult();
            return release.Task;
        };
        var posting = PostAsync("/api/readings", "{\"meter\":\"m\",\"value\":1}");
        await entered.Task;
        var stopping = host.StopAsync();
        Assert.False(stopping.IsCompleted);
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("/api/upload", "x"));
        release.SetResult();
        Assert.Equal(HttpStatusCode.Created, (await posting).StatusCode);
        await stopping;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path));
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await http.SendAsync(request, CancellationToken.None);
    }
}
