using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.ResidentialStart;

public sealed record Ending(CaseReference Case, string Reason);

public sealed class RefuseRequest(CaseStore cases, CustomerLetters letters, OutboxPublisher outbox)
{
    [Function(nameof(RefuseRequest))]
    public async Task Run([ActivityTrigger] Ending ending, CancellationToken cancellation)
    {
        var written = await cases.ChangeAsync(ending.Case, (account, now) => new CaseChange(CaseEvents.RefusedEntry("refused", ending.Reason, now))
        {
            Status = CaseStatus.Refused,
            Reason = ending.Reason,
            Account = account with { Status = AccountStatus.Withdrawn, UpdatedAt = now, CauseId = ending.Case.RequestId },
            Event = CaseEvents.Refused(ending.Case, ending.Reason, now),
        }, cancellation);
        if (written is not null) await outbox.TryPublishAsync(written, cancellation);
        await letters.SendAsync(Letter(ending), cancellation);
    }

    public static CaseLetter Letter(Ending ending) => RefusalLetter.For(ending.Case, "refused", ending.Reason, gaveSecurity: false);
}

/// <summary>Leaves the case open for a specialist, with the reason, when the procedure cannot decide. The customer gets a letter.</summary>
public sealed class HandCaseToPerson(CaseStore cases, CustomerLetters letters)
{
    private const string Key = "needs-person";

    [Function(nameof(HandCaseToPerson))]
    public async Task Run([ActivityTrigger] Ending ending, CancellationToken cancellation)
    {
        var forCustomer = $"A specialist looks at it: {CaseReasons.WordsFor(ending.Reason)}";
        await cases.ChangeAsync(ending.Case, (_, now) => new CaseChange(new TimelineEntry(Key, now, $"Needs a specialist: {ending.Reason}", "specialist", ForCustomer: forCustomer))
        {
            Status = CaseStatus.NeedsPerson,
            Reason = ending.Reason,
            Tasks = [new(Key, $"Decide what becomes of the request: {ending.Reason}") { CaseEnds = [CaseStatus.Completed, CaseStatus.Refused, CaseStatus.Withdrawn] }],
        }, cancellation);
        await letters.SendAsync(Letter(ending), cancellation);
    }

    public static CaseLetter Letter(Ending ending) => new(
        ending.Case, "specialist", "Letter about the specialist", "specialist", new Dictionary<string, object> { ["reason"] = CaseReasons.WordsFor(ending.Reason) });
}
