using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Opens the connection's file with the papers that came with the application. Answers false when the applicant has withdrawn already.</summary>
public sealed class OpenConnectionFile(CaseStore cases)
{
    [Function(nameof(OpenConnectionFile))]
    public async Task<bool> Run([ActivityTrigger] NewConnectionInput input, CancellationToken cancellation)
    {
        await cases.ChangeAsync(input.Case, (_, now) => new CaseChange(new TimelineEntry("file-opened", now, "Application filed").ToldToCustomer())
        {
            Documents =
            [
                new ConnectionDocument
                {
                    Id = ConnectionDocument.IdFor(input.Case.RequestId),
                    AccountId = input.Case.AccountId,
                    RequestId = input.Case.RequestId,
                    Details = input.Details,
                    Filed = input.Details.Documents,
                    CreatedAt = now,
                    UpdatedAt = now,
                    CauseId = input.Case.RequestId,
                },
            ],
        }, cancellation);
        return await cases.FindAsync(input.Case.RequestId, cancellation) is { IsEnding: false };
    }
}

public sealed class FindMissingEvidence(ConnectionFiles files)
{
    [Function(nameof(FindMissingEvidence))]
    public async Task<IReadOnlyList<DocumentKind>> Run([ActivityTrigger] CaseReference reference, CancellationToken cancellation) =>
        EvidenceChecklist.Of(await files.GetAsync(reference, cancellation)).Missing;
}

/// <param name="Letter">1 for the first; the others remind.</param>
public sealed record EvidenceLetter(CaseReference Case, string LegalName, int Letter, IReadOnlyList<DocumentKind> Missing, DateTimeOffset EndsAt);

public sealed class AskForEvidence(LetterArchive letters, CaseStore cases)
{
    [Function(nameof(AskForEvidence))]
    public async Task Run([ActivityTrigger] EvidenceLetter ask, CancellationToken cancellation)
    {
        await letters.KeepAsync(ask.Case.AccountId, $"{ask.Case.RequestId}-evidence-{ask.Letter}", Text(ask), cancellation);
        var text = $"{(ask.Letter == 1 ? "Papers asked for" : "Reminder: papers are missing")}: {string.Join(", ", ask.Missing)}";
        await cases.TellAsync(ask.Case, $"evidence-asked-{ask.Letter}", text, ask.Letter == 1 ? "applicant" : null, ask.EndsAt, cancellation);
    }

    private static string Text(EvidenceLetter ask) =>
        $"""
        Dear {ask.LegalName},

        for your application {ask.Case.RequestId} we still need: {string.Join(", ", ask.Missing)}.
        Without them the application ends on {CityTime.DayText(ask.EndsAt)}.

        City Utilities, Customer Operations
        """;
}

public sealed class NoteEvidenceComplete(CaseStore cases)
{
    [Function(nameof(NoteEvidenceComplete))]
    public Task Run([ActivityTrigger] CaseReference reference, CancellationToken cancellation) =>
        cases.TellAsync(reference, "evidence-asked-1-ended", "All papers are on file", cancellation: cancellation);
}
