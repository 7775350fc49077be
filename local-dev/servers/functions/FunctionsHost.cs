using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions.Configuration;
using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Http;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.Keys;
using Serverless.LocalDev.Functions.Triggers;
using Serverless.LocalDev.Functions.Worker;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions;

/// <summary>
/// The Functions host: workers connect to its gRPC endpoint, list their functions and run them; the host listens for what
/// triggers them. Open it, add workers and start them, then start it.
/// </summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    /// <summary>The source of its spans and the meter of its instruments.</summary>
    public const string TelemetryName = InvocationTelemetry.SourceName;

    private readonly FunctionsHostOptions options;
    private readonly HostContext context;
    private readonly HostExtensions extensions;
    private readonly WorkerPool workers;
    private readonly WorkerStartUp startUp;
    private readonly WorkerEndpoint endpoint;
    private readonly HttpFront front;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HostListeners? listeners;
    private int stopped;

    private FunctionsHost(
        FunctionsHostOptions options, HostContext context, HostExtensions extensions,
        WorkerPool workers, WorkerStartUp startUp, WorkerEndpoint endpoint, HttpFront front)
    {
        (this.options, this.context, this.extensions) = (options, context, extensions);
        (this.workers, this.startUp, this.endpoint, this.front) = (workers, startUp, endpoint, front);
    }

    /// <summary>Where workers and the clients in them connect: gRPC on HTTP/2 without TLS.</summary>
    public Uri WorkerEndpoint => endpoint.Address;

    /// <summary>The front's server, for a client in memory.</summary>
    public IServer Server => front.Server;

    /// <summary>Completes when the host listens.</summary>
    internal Task Started => started.Task;

    internal ILoggerFactory Loggers => options.Loggers;

    /// <summary>Cancelled when the host has stopped, or has no more patience.</summary>
    internal CancellationToken Stopping => workers.Stopping;

    /// <summary>Where the front listens; with a server in memory, the address of the options.</summary>
    public Uri? Address => front.Address;

    /// <summary>Workers that take invocations.</summary>
    public int ReadyWorkers => workers.Ready.Count;

    /// <summary>Virtual instances by function, of the functions that scale; empty where scaling is off.</summary>
    public IReadOnlyDictionary<string, int> Instances => listeners?.Scaling?.Instances ?? new Dictionary<string, int>();

    /// <summary>Opens both endpoints; requests get 503 until the host has started.</summary>
    /// <exception cref="InvalidOperationException">host.json holds a value that is not of its type.</exception>
    public static async Task<FunctionsHost> OpenAsync(FunctionsHostOptions given)
    {
        var hostJson = HostJson.Find(given.ApplicationDirectory);
        var options = given with { Loggers = HostLoggers.Create(given.Loggers, hostJson) };
        var keys = new KeyRing(options.Store, options.Keys);
        await keys.LoadAsync();
        var workers = new WorkerPool();
        var settings = new HostSettings(options.Settings);
        var invoker = new FunctionInvoker(workers, options.Clock, hostJson.FunctionTimeout);
        var context = new HostContext(options.Clock, options.Store, invoker, hostJson, settings, options.Loggers) { Keys = keys };
        var extensions = HostExtensions.Create(options, context);
        var startUp = new WorkerStartUp(workers, options.ApplicationDirectory, settings, options.Loggers.CreateLogger("Host.Worker"));
        var rpc = new FunctionRpcService(workers, startUp, new WorkerLog(options.Loggers));
        var endpoint = await Worker.WorkerEndpoint.OpenAsync(rpc, extensions.All, options);
        context.Addresses.Worker = endpoint.Address;
        try
        {
            var front = await HttpFront.OpenAsync(options, context, extensions.All);
            if (front.Address is { } address) context.Addresses.Front = address;
            return new FunctionsHost(options, context, extensions, workers, startUp, endpoint, front);
        }
        catch
        {
            await endpoint.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes room for a worker, which is started with the connection's settings.</summary>
    public WorkerConnection AddWorker() => workers.Expect(endpoint.Address);

    /// <summary>A worker that has gone does not come back under the same connection.</summary>
    public void RemoveWorker(WorkerConnection connection) => workers.Forget(connection);

    /// <summary>Gives a worker nothing more, and ends its stream when what it holds has ended; the others go on.</summary>
    internal Task DrainAsync(WorkerConnection connection, CancellationToken patience) =>
        workers.DrainAsync(workers.Ready.Single(session => session.Connection == connection), options.DrainLimit, patience);

    /// <summary>Waits for the first worker to have loaded its functions, then listens for what triggers them.</summary>
    /// <exception cref="WorkerException">The worker did not come in time, or could not list or load its functions.</exception>
    /// <exception cref="InvalidOperationException">A function cannot be bound; names function and binding.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        using var _ = options.Clock.Work.Begin(WorkKind.Listener);
        var functions = await startUp.IndexedAsync(options.StartUpLimit, endpoint.Address, cancellation);
        var planner = new FunctionPlanner(extensions.Inputs, extensions.Outputs, options.Loggers);
        foreach (var function in functions.Where(function => function.IsHttp || !function.IsDisabled)) context.Invoker.Add(planner.Plan(function));
        listeners = HostListeners.Create(functions, extensions, options);
        await listeners.StartAsync(cancellation);
        front.Open(functions.Where(function => function.IsHttp));
        LogStart(functions);
        started.TrySetResult();
    }

    /// <summary>
    /// Takes nothing new, waits for what is in flight, tells it to end when the patience is over, and drains one worker after
    /// the other. Workers in this process are then stopped by those who started them.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        if (Interlocked.Exchange(ref stopped, 1) != 0) return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.DrainLimit);
        await using (patience.Token.UnsafeRegister(_ => workers.EndPatience(), null))
        {
            await Task.WhenAll(front.StopAsync(patience.Token), listeners?.StopAsync(patience.Token) ?? Task.CompletedTask);
        }
        workers.EndPatience();
        await workers.DrainAsync(options.DrainLimit, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await front.DisposeAsync();
        await endpoint.DisposeAsync();
        workers.Dispose();
    }

    private void LogStart(IReadOnlyList<FunctionDefinition> functions)
    {
        var logger = context.Loggers.CreateLogger("Host.Startup");
        if (!logger.IsEnabled(LogLevel.Information)) return;
        foreach (var function in functions.Where(function => function.IsDisabled)) logger.LogInformation("Function '{FunctionName}' is disabled", function.Name);
        logger.LogInformation("{FunctionCount} functions are listening.", functions.Count(function => !function.IsDisabled));
    }
}
