using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Procedures;

/// <param name="Step">The activity's name.</param>
/// <param name="Since">When the step began, in UTC.</param>
/// <param name="Error">The type of its latest fault; null when it has now succeeded.</param>
/// <param name="IsStillTried">False when a retry cannot help until a person has fixed the cause.</param>
public sealed record FailingStep(CaseReference Case, string Step, DateTime Since, string? Error, bool IsStillTried = true);

/// <summary>Tells a specialist and operations that a step keeps failing, and later that it succeeded.</summary>
public sealed class ReportFailingStep(CaseStore cases, ILogger<ReportFailingStep> logger)
{
    [Function(nameof(ReportFailingStep))]
    public async Task Run([ActivityTrigger] FailingStep failing, CancellationToken cancellation)
    {
        // With the time in the key, a later failure of the same step is a new wait.
        var key = FormattableString.Invariant($"failing-{failing.Step}-{failing.Since:yyyyMMddHHmmss}");
        if (failing.Error is null)
        {
            await cases.NoteAsync(failing.Case, $"{key}{CaseDocument.EndedSuffix}", $"Done after all: {failing.Step}", cancellation: cancellation);
            return;
        }
        // An alert depends on these words: infra/queries/step-failing.kql reads them.
        logger.LogWarning("Step failing: {Step} of request {RequestId}, {Error}", failing.Step, failing.Case.RequestId, failing.Error);
        var what = failing.IsStillTried ? "Keeps failing and is still tried" : "Cannot be done until somebody has mended it";
        try
        {
            await cases.NoteAsync(failing.Case, key, $"{what}: {failing.Step} ({failing.Error})", "specialist", cancellation: cancellation);
        }
        catch (DocumentTooLargeException)
        {
            // The case's own document is too large for another entry, so the alert must be enough.
        }
    }
}
