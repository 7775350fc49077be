using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// The administration client's reads: ATOM over HTTP, as much of HTTP as its requests need. What would change an entity is
/// refused, since entities come from a file.
/// </summary>
internal sealed class AdministrationServer(ServiceBusNamespace bus, LocalGuard guard) : IDisposable
{
    private readonly ConcurrentDictionary<Socket, bool> clients = [];
    private volatile bool disposed;

    /// <summary>Answers one request after another until the client hangs up.</summary>
    public async Task ServeAsync(Socket client)
    {
        clients[client] = true;
        try
        {
            if (disposed) return;
            await using var stream = new NetworkStream(client, ownsSocket: true);
            while (await AdministrationRequest.ReadAsync(stream) is { } request)
            {
                using var _ = bus.Clock.Work.Begin(WorkKind.Request);
                await WriteAsync(stream, Answer(request), request.EndsConnection);
                if (request.EndsConnection) return;
            }
        }
        finally
        {
            clients.TryRemove(client, out var _);
            client.Dispose();
        }
    }

    public void Dispose()
    {
        disposed = true;
        foreach (var client in clients.Keys) client.Dispose();
    }

    private (int Status, string Body) Answer(AdministrationRequest request)
    {
        if (guard.Refusal(request.Head) is { } refusal) return Error(refusal.Status, refusal.Detail);
        if (request.Method != "GET")
        {
            return Error(405, "The entities of the local namespace come from its entity file (servicebus.json): change them there and start again.");
        }
        var reader = new EntityReader(bus, request.Host);
        return reader.Read(request) is { } found ? (200, found.ToString()) : Error(404, $"The requested entity '{request.Path}' does not exist. SubCode=40400.");
    }

    private static (int Status, string Body) Error(int code, string detail) =>
        (code, new System.Xml.Linq.XElement("Error", new System.Xml.Linq.XElement("Code", code), new System.Xml.Linq.XElement("Detail", detail)).ToString());

    private static async Task WriteAsync(NetworkStream stream, (int Status, string Body) answer, bool ends)
    {
        var reason = answer.Status switch { 200 => "OK", 403 => "Forbidden", 404 => "Not Found", 421 => "Misdirected Request", _ => "Method Not Allowed" };
        var body = Encoding.UTF8.GetBytes(answer.Body);
        var head = $"HTTP/1.1 {answer.Status} {reason}\r\nContent-Type: application/atom+xml;type=entry;charset=utf-8\r\n"
            + $"Content-Length: {body.Length}\r\n{(answer.Status == 405 ? "Allow: GET\r\n" : "")}{(ends ? "Connection: close\r\n" : "")}\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
    }
}
