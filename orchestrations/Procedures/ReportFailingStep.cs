using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.Procedures;

/// <param name="Step">The activity's name.</param>
/// <param name="Since">UTC.</param>
/// <param name="Error">The kind of its latest fault; null when it has succeeded at last.</param>
public sealed record FailingStep(CaseReference Case, string Step, DateTime Since, string? Error);

/// <summary>Tells a specialist, and operations, of a step that keeps failing and is still tried; and that it is done after all.</summary>
public sealed class ReportFailingStep(CaseStore cases, ILogger<ReportFailingStep> logger)
{
    [Function(nameof(ReportFailingStep))]
    public async Task Run([ActivityTrigger] FailingStep failing, CancellationToken cancellation)
    {
        // The moment makes it another wait when the same step fails again later.
        var key = FormattableString.Invariant($"failing-{failing.Step}-{failing.Since:yyyyMMddHHmmss}");
        if (failing.Error is null)
        {
            await cases.NoteAsync(failing.Case, $"{key}{CaseDocument.EndedSuffix}", $"Done after all: {failing.Step}", cancellation: cancellation);
            return;
        }
        // Operations are alerted by these words: infra/queries/step-failing.kql reads them.
        logger.LogWarning("Step failing: {Step} of request {RequestId}, {Error}", failing.Step, failing.Case.RequestId, failing.Error);
        await cases.NoteAsync(failing.Case, key, $"Keeps failing and is still tried: {failing.Step} ({failing.Error})", "specialist", cancellation: cancellation);
    }
}
