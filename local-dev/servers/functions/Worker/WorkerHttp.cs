namespace Serverless.LocalDev.Functions.Worker;

/// <summary>Where a worker's own web server is reached, to which HTTP triggers are forwarded.</summary>
/// <param name="Address">Such as <c>http://127.0.0.1:PORT/</c>.</param>
/// <param name="Handler">Used instead of sockets where the server is in memory; disposed with the host.</param>
public sealed record WorkerHttp(Uri Address, HttpMessageHandler? Handler = null);
