using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.NewConnection;

public sealed record ConnectionEnding(CaseReference Case, string LegalName, Refusal Refusal);

/// <summary>The letter, the end of the case and of the account reserved for it, and the event.</summary>
public sealed class CloseConnection(CaseStore cases, LetterArchive letters, OutboxPublisher outbox)
{
    [Function(nameof(CloseConnection))]
    public async Task<bool> Run([ActivityTrigger] ConnectionEnding ending, CancellationToken cancellation)
    {
        await letters.KeepAsync(ending.Case.AccountId, $"{ending.Case.RequestId}-ended", Letter(ending), cancellation);
        var written = await cases.ChangeAsync(ending.Case, (account, now) => Decide(ending, account, now), cancellation);
        if (written is not null) await outbox.TryPublishAsync(written, cancellation);
        return true;
    }

    public static CaseChange Decide(ConnectionEnding ending, AccountDocument account, DateTimeOffset now)
    {
        var isWithdrawn = ending.Refusal.Result == NewConnectionResult.Withdrawn;
        return new CaseChange(isWithdrawn ? new TimelineEntry("ended", now, "Withdrawn").ToldToCustomer() : CaseEvents.RefusedEntry("ended", ending.Refusal.Reason, now))
        {
            Status = isWithdrawn ? CaseStatus.Withdrawn : CaseStatus.Refused,
            Reason = ending.Refusal.Reason,
            Account = account with { Status = AccountStatus.Withdrawn, UpdatedAt = now, CauseId = ending.Case.RequestId },
            Event = isWithdrawn ? CaseEvents.Withdrawn(ending.Case, now) : CaseEvents.Refused(ending.Case, ending.Refusal.Reason, now),
        };
    }

    private static string Letter(ConnectionEnding ending) =>
        $"""
        Dear {ending.LegalName},

        your application {ending.Case.RequestId} has ended without a connection: {ending.Refusal.Reason}.
        Whatever you gave us as security is on its way back to you, in full.

        City Utilities, Customer Operations
        """;
}

internal static class ClosingSteps
{
    public static async Task<NewConnectionOutcome> Close(this ConnectionProcedure connection, Refusal refused)
    {
        var ending = new ConnectionEnding(connection.Input.Case, connection.Input.Details.Applicant.LegalName, refused);
        await connection.Insist<bool>(nameof(CloseConnection), ending);
        return new(refused.Result, refused.Reason);
    }
}
