using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Procedures;

/// <param name="Step">The activity's name.</param>
/// <param name="Since">UTC.</param>
/// <param name="Error">The kind of its latest fault; null when it has succeeded at last.</param>
/// <param name="IsStillTried">False when trying again cannot help: a person must mend it first.</param>
public sealed record FailingStep(CaseReference Case, string Step, DateTime Since, string? Error, bool IsStillTried = true);

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
        var what = failing.IsStillTried ? "Keeps failing and is still tried" : "Cannot be done until somebody has mended it";
        try
        {
            await cases.NoteAsync(failing.Case, key, $"{what}: {failing.Step} ({failing.Error})", "specialist", cancellation: cancellation);
        }
        catch (DocumentTooLargeException)
        {
            // The case itself is what is too large: the alert has to do.
        }
    }
}
