using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

internal sealed partial class LiveInstance
{
    // The worker that has the present run in memory, exactly as its last committed turn left it; null when none is known to.
    private object? session;

    private async Task<OrchestratorResponse> AskAsync(ITaskExecutor executor, OrchestrationTurn turn)
    {
        if (!hub.Options.KeepsSessions || executor is not ISessionExecutor workers)
        {
            return await executor.RunTurnAsync(header.Name, Request(turn), hub.Aborted);
        }
        var worker = session;
        // Whatever becomes of this turn, its worker is past what is committed: only the commit makes them agree again.
        session = null;
        if (worker is not null
            && await workers.ContinueAsync(worker, header.Name, InSession(turn, withHistory: false), turn.Start!.ParentTraceContext, hub.Aborted) is { } continued)
        {
            turn.Worker = worker;
            return continued;
        }
        var opened = await workers.OpenAsync(header.Name, InSession(turn, withHistory: true), hub.Aborted);
        turn.Worker = opened.Worker;
        return opened.Response;
    }

    private OrchestratorRequest InSession(OrchestrationTurn turn, bool withHistory)
    {
        var request = Request(turn, withHistory);
        SessionProperties.AddTo(request.Properties, hub.Options.ExtendedSessionIdleTimeoutInSeconds, withHistory);
        return request;
    }
}
