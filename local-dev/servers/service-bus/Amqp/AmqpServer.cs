using System.Net.Sockets;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Microsoft.Azure.Amqp.Sasl;
using Microsoft.Azure.Amqp.Transport;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Negotiates AMQP with accepted sockets and keeps the connections that come of it.</summary>
internal sealed class AmqpServer : TransportListener, ISessionFactory
{
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromMinutes(1);
    private readonly ServiceBusNamespace bus;
    private readonly AmqpSettings settings = new();
    private readonly HashSet<AmqpConnection> connections = [];
    private bool stopped;

    public AmqpServer(ServiceBusNamespace bus) : base("service-bus")
    {
        this.bus = bus;
        var sasl = new SaslTransportProvider();
        sasl.Versions.Add(new AmqpVersion(1, 0, 0));
        foreach (var mechanism in (string[])["MSSBCBS", "ANONYMOUS", "PLAIN"]) sasl.AddHandler(new OpenSaslHandler(mechanism));
        var plain = new AmqpTransportProvider();
        plain.Versions.Add(new AmqpVersion(1, 0, 0));
        settings.TransportProviders.Add(sasl);
        settings.TransportProviders.Add(plain);
        new AmqpTransportListener([this], settings).Listen(OnNegotiated);
    }

    public void Accept(Socket socket)
    {
        var transport = new SocketTransport(socket);
        transport.Open();
        OnTransportAccepted(new TransportAsyncCallbackArgs { Transport = transport });
    }

    /// <summary>Says goodbye and hangs up.</summary>
    public void Stop()
    {
        AmqpConnection[] open;
        lock (connections)
        {
            stopped = true;
            open = [.. connections];
        }
        var reason = new AmqpException(AmqpErrorCode.ConnectionForced, "The local namespace is stopping.");
        foreach (var connection in open)
        {
            connection.SafeClose(reason);
            connection.Abort();
        }
    }

    AmqpSession ISessionFactory.CreateSession(AmqpConnection connection, AmqpSessionSettings settings)
    {
        // Settlements are answered at once, not gathered for 20 ms: a client waits for each.
        settings.DispositionInterval = TimeSpan.Zero;
        return new AmqpSession(connection, settings, connection.Extensions.Find<ClientLinks>());
    }

    protected override void OnListen()
    {
    }

    private void OnNegotiated(TransportListener listener, TransportAsyncCallbackArgs args)
    {
        var open = new AmqpConnectionSettings { ContainerId = bus.Host, MinIdleTimeout = 0 };
        var connection = new AmqpConnection(args.Transport, (ProtocolHeader)args.UserToken, false, settings, open) { SessionFactory = this };
        connection.Extensions.Add(new ClientLinks(bus));
        connection.Closed += (_, _) => Forget(connection);
        lock (connections)
        {
            if (!stopped) connections.Add(connection);
        }
        if (stopped) args.Transport.Abort();
        else _ = OpenAsync(connection);
    }

    private static async Task OpenAsync(AmqpConnection connection)
    {
        try
        {
            await connection.OpenAsync(OpenTimeout);
        }
        catch (Exception failed) when (failed is AmqpException or IOException or TimeoutException or InvalidOperationException or OperationCanceledException)
        {
            connection.SafeClose(failed);
        }
    }

    private void Forget(AmqpConnection connection)
    {
        lock (connections) connections.Remove(connection);
    }
}
