using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions.Configuration;
using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Worker;

/// <summary>
/// Brings a worker whose stream has started to where it takes invocations: initialised, indexed if it is the first, and
/// every function loaded.
/// </summary>
internal sealed class WorkerStartUp(WorkerPool workers, string applicationDirectory, HostSettings settings, ILogger logger)
{
    private readonly TaskCompletionSource<IReadOnlyList<FunctionDefinition>> indexed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int indexing;

    /// <summary>What the first worker has, once it is ready.</summary>
    /// <param name="limit">In real time.</param>
    /// <param name="endpoint">Named where no worker came.</param>
    /// <exception cref="WorkerException">The worker did not come in time, or could not list or load its functions.</exception>
    public async Task<IReadOnlyList<FunctionDefinition>> IndexedAsync(TimeSpan limit, Uri endpoint, CancellationToken cancellation)
    {
        try
        {
            return await indexed.Task.WaitAsync(limit, cancellation);
        }
        catch (TimeoutException)
        {
            throw new WorkerException(workers.FirstConnected.IsCompleted
                ? $"The worker connected but did not load its functions within {limit}."
                : $"No worker connected to {endpoint} within {limit}.");
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A worker that does not come up is left out and said; the host's start fails with the first one's reason.")]
    public async Task RunAsync(WorkerSession session)
    {
        var indexes = Interlocked.Exchange(ref indexing, 1) == 0;
        try
        {
            await InitialiseAsync(session);
            var functions = indexes ? await IndexAsync(session) : await indexed.Task;
            await Task.WhenAll(functions.Select(function => LoadAsync(session, function)));
            workers.Add(session);
            logger.LogInformation("The worker '{WorkerId}' is ready.", session.Connection.Settings.WorkerId);
            indexed.TrySetResult(functions);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "The worker '{WorkerId}' did not start.", session.Connection.Settings.WorkerId);
            if (indexes) indexed.TrySetException(failure);
            session.End();
        }
    }

    private async Task InitialiseAsync(WorkerSession session)
    {
        var request = new WorkerInitRequest { HostVersion = HostVersion.Text, FunctionAppDirectory = applicationDirectory };
        request.Capabilities.Add("EnableUserCodeException", "true");
        var response = (await session.AskAsync(new StreamingMessage { WorkerInitRequest = request })).WorkerInitResponse;
        Check(response.Result, "The worker did not initialise");
        if (response.Capabilities.TryGetValue("HttpUri", out var address)) session.Connection.AnnouncedHttp = new WorkerHttp(new Uri(address));
    }

    private async Task<IReadOnlyList<FunctionDefinition>> IndexAsync(WorkerSession session)
    {
        var response = (await session.AskAsync(new StreamingMessage
        {
            FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = applicationDirectory },
        })).FunctionMetadataResponse;
        Check(response.Result, "The worker did not list its functions");
        return [.. response.FunctionMetadataResults.Select(metadata => FunctionMetadata.Read(metadata, settings)).OrderBy(function => function.Name, StringComparer.Ordinal)];
    }

    private static async Task LoadAsync(WorkerSession session, FunctionDefinition function)
    {
        var response = (await session.AskAsync(new StreamingMessage
        {
            FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.Id, Metadata = function.Metadata },
        })).FunctionLoadResponse;
        Check(response.Result, $"Function '{function.Name}' did not load");
    }

    private static void Check(StatusResult? result, string what)
    {
        if (result?.Status == StatusResult.Types.Status.Success) return;
        throw new WorkerException($"{what}: {result?.Exception?.Message ?? result?.Result}");
    }
}
