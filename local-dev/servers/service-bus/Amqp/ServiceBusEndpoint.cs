using System.Net;
using System.Net.Sockets;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// A namespace on a loopback port, for any SDK's connection string: AMQP 1.0, and the administration client's reads over HTTP
/// on the same port.
/// </summary>
/// <remarks>
/// Under a virtual clock the namespace is settled when nothing is in flight on this side of the socket: from a transfer or
/// request that has arrived until it is answered, and from the taking of messages until they are handed to the connection. A
/// message a client holds under its lock is not in flight, however long it holds it: only the clock ends its lock.
/// </remarks>
internal sealed class ServiceBusEndpoint : IAsyncDisposable
{
    private readonly Socket listener;
    private readonly AmqpServer amqp;
    private readonly AdministrationServer administration;
    private readonly Task accepting;

    private ServiceBusEndpoint(ServiceBusNamespace bus, Socket listener, LocalGuard guard)
    {
        this.listener = listener;
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        amqp = new AmqpServer(bus);
        administration = new AdministrationServer(bus, guard);
        accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>In the official emulator's form, which SDKs take to mean no TLS; the key is not looked at.</summary>
    public string ConnectionString =>
        $"Endpoint=sb://127.0.0.1:{Port};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    /// <param name="bus">The namespace to serve; it must outlive the endpoint.</param>
    /// <param name="port">0 for any that is free.</param>
    /// <param name="guard">Which of HTTP's requests are answered; loopback names only when null.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static ServiceBusEndpoint Start(ServiceBusNamespace bus, int port = 0, LocalGuard? guard = null)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            listener.Listen();
        }
        catch (SocketException)
        {
            listener.Dispose();
            throw;
        }
        return new ServiceBusEndpoint(bus, listener, guard ?? LocalGuard.Loopback);
    }

    /// <summary>Tells connected clients that the connection ends, and does not wait for their answer.</summary>
    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await accepting;
        administration.Dispose();
        amqp.Stop();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var client = await listener.AcceptAsync();
                _ = ServeAsync(client);
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // AMQP's protocol header begins with an A, which no HTTP method does; TLS with no letter at all, and there is none here.
    private async Task ServeAsync(Socket client)
    {
        try
        {
            client.NoDelay = true;
            var first = new byte[1];
            var count = await client.ReceiveAsync(first, SocketFlags.Peek);
            if (count == 0 || !char.IsAsciiLetterUpper((char)first[0])) client.Dispose();
            else if (first[0] == 'A') amqp.Accept(client);
            else await administration.ServeAsync(client);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or IOException)
        {
            client.Dispose();
        }
    }
}
