using System.Net;
using System.Net.Sockets;
using Serverless.LocalDev.Functions.Http;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>A worker says that it is ready before its web server listens.</summary>
public sealed class WorkerDialTests
{
    [Fact]
    public async Task A_server_that_listens_a_little_later_is_reached()
    {
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        // Bound and not listening: the port refuses, and nobody else can take it.
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}/");
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellation) =>
            {
                var connecting = WorkerDial.ConnectAsync(context, cancellation);
                refused.TrySetResult();
                return connecting;
            },
        };
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var asking = client.SendAsync(request, CancellationToken.None);
        await refused.Task;
        listener.Listen();
        using (var server = await listener.AcceptAsync())
        {
            await server.SendAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray());
            Assert.Equal(HttpStatusCode.NoContent, (await asking).StatusCode);
        }
    }
}
