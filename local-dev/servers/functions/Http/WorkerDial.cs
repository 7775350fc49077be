using System.Diagnostics;
using System.Net.Sockets;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>
/// Connects to a worker's web server, which begins to listen some time after the worker takes invocations; the real host
/// tries again, too.
/// </summary>
internal static class WorkerDial
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    // A worker waits no longer for an invocation's request.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <exception cref="SocketException">Nothing listens there, and nothing came to.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused && Stopwatch.GetElapsedTime(began) < Limit)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
            await Task.Delay(pause, cancellation);
        }
    }
}
