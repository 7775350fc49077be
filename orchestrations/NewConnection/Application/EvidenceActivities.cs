using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Opens the connection's file with the application's papers. Returns false when the applicant has already withdrawn.</summary>
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

/// <param name="Letter">1 for the first letter; later ones are reminders.</param>
public sealed record EvidenceLetter(CaseReference Case, int Letter, IReadOnlyList<DocumentKind> Missing, DateTimeOffset EndsAt);

public sealed class AskForEvidence(CustomerLetters letters, CaseStore cases)
{
    [Function(nameof(AskForEvidence))]
    public async Task Run([ActivityTrigger] EvidenceLetter ask, CancellationToken cancellation)
    {
        await letters.SendAsync(Letter(ask), cancellation);
        var text = $"{(ask.Letter == 1 ? "Papers asked for" : "Reminder: papers are missing")}: {CustomerWords.Of(ask.Missing)}";
        await cases.TellAsync(ask.Case, $"evidence-asked-{ask.Letter}", text, ask.Letter == 1 ? "applicant" : null, ask.EndsAt, cancellation);
    }

    public static CaseLetter Letter(EvidenceLetter ask) => new(
        ask.Case,
        string.Create(CultureInfo.InvariantCulture, $"evidence-{ask.Letter}"),
        ask.Letter == 1 ? "Letter about missing papers" : "Reminder of missing papers",
        "papers-missing",
        new Dictionary<string, object>
        {
            ["papers"] = ask.Missing.Select(kind => CustomerWords.Of(kind)).ToArray(),
            ["ends"] = CityTime.DayText(ask.EndsAt),
        });
}

public sealed class NoteEvidenceComplete(CaseStore cases)
{
    [Function(nameof(NoteEvidenceComplete))]
    public Task Run([ActivityTrigger] CaseReference reference, CancellationToken cancellation) =>
        cases.TellAsync(reference, "evidence-asked-1-ended", "All papers are on file", cancellation: cancellation);
}
