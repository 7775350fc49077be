using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Conformance.Durable.Sessions;

/// <summary>
/// Microsoft's own runner with its own cache of sessions, in this process, as the worker's Functions extension drives it.
/// </summary>
internal sealed class SessionWorker(Action<DurableTaskRegistry> tasks) : ISessionExecutor, IDisposable
{
    private readonly IDurableTaskFactory factory = LoadedTasks.Of(tasks);
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private ExtendedSessionsCache cache = new();
    private object mark = new();

    /// <summary>What it was given, in order.</summary>
    public ConcurrentQueue<GivenTurn> Turns { get; } = new();

    /// <summary>The trace each turn without a history was said to belong to.</summary>
    public ConcurrentQueue<string?> Traces { get; } = new();

    /// <summary>Of the turns it has run, those whose answer never arrives.</summary>
    public Func<GivenTurn, bool> LosesAnswer { get; set; } = _ => false;

    public int Kept => cache.GetOrInitializeCache(1).Count;

    /// <summary>As when nothing came for the idle timeout.</summary>
    public void Forget() => cache.GetOrInitializeCache(1).Clear();

    /// <summary>As when another process takes its place.</summary>
    public void Restart()
    {
        cache.Dispose();
        cache = new ExtendedSessionsCache();
        mark = new object();
    }

    public Task<OrchestratorResponse> RunTurnAsync(string name, OrchestratorRequest request, CancellationToken cancellation) => RunAsync(name, request);

    public async Task<OpenedSession> OpenAsync(string name, OrchestratorRequest request, CancellationToken cancellation) =>
        new(await RunAsync(name, request), mark);

    public async Task<OrchestratorResponse?> ContinueAsync(
        object worker, string name, OrchestratorRequest request, TraceContext? parent, CancellationToken cancellation)
    {
        if (worker != mark) return null;
        Traces.Enqueue(parent?.TraceParent);
        var response = await RunAsync(name, request);
        return response.RequiresHistory ? null : response;
    }

    public async Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellation)
    {
        Assert.True(factory.TryCreateActivity(request.Name, services, out var activity));
        try
        {
            var input = JsonDataConverter.Default.Deserialize(request.Input?.Trim('[', ']'), activity.InputType);
            var result = await activity.RunAsync(new NamedActivity(request.Name, request.OrchestrationInstance.InstanceId), input);
            return new ActivityResponse { Result = JsonDataConverter.Default.Serialize(result) };
        }
        catch (InvalidOperationException failed)
        {
            return new ActivityResponse { FailureDetails = new() { ErrorType = failed.GetType().FullName, ErrorMessage = failed.Message } };
        }
    }

    public void Dispose()
    {
        cache.Dispose();
        services.Dispose();
    }

    private async Task<OrchestratorResponse> RunAsync(string name, OrchestratorRequest request)
    {
        var turn = GivenTurn.Of(request);
        Turns.Enqueue(turn);
        var executor = new EncodedExecutor(asked => factory.TryCreateOrchestrator(asked, services, out var found)
            ? encoded => GrpcOrchestrationRunner.LoadAndRun(encoded, found, cache)
            : null);
        var response = await executor.RunTurnAsync(name, request, CancellationToken.None);
        return LosesAnswer(turn) ? throw new IOException("The answer was lost.") : response;
    }

    private sealed class NamedActivity(TaskName name, string instanceId) : TaskActivityContext
    {
        public override TaskName Name => name;

        public override string InstanceId => instanceId;
    }
}
