using Microsoft.DurableTask;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Durable;

namespace Serverless.Orchestrations.NewConnection;

public static partial class LateMeterSetOrchestrator
{
    /// <summary>The procedure for instances started under version 1.0: no specialist is told.</summary>
    private static Task<bool> RunVersion10(TaskOrchestrationContext context, CaseReference reference) =>
        context.CallActivityAsync<bool>(nameof(UndoMeterSets), reference, Retries.Partners);
}
