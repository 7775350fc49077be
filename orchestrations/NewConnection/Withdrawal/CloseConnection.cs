using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.NewConnection;

public sealed record ConnectionEnding(CaseReference Case, Refusal Refusal);

/// <summary>Ends the case and the account reserved for it, writes the event and sends the letter. The case ends even while mail is down.</summary>
public sealed class CloseConnection(CaseStore cases, CustomerLetters letters, OutboxPublisher outbox)
{
    [Function(nameof(CloseConnection))]
    public async Task<bool> Run([ActivityTrigger] ConnectionEnding ending, CancellationToken cancellation)
    {
        var written = await cases.ChangeAsync(ending.Case, (account, now) => Decide(ending, account, now), cancellation);
        if (written is not null) await outbox.TryPublishAsync(written, cancellation);
        await letters.SendAsync(Letter(ending), cancellation);
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

    public static CaseLetter Letter(ConnectionEnding ending) => ending.Refusal.Result == NewConnectionResult.Withdrawn
        ? new(ending.Case, "ended", "Letter about the withdrawal", "withdrawal", new Dictionary<string, object>())
        : RefusalLetter.For(ending.Case, "ended", ending.Refusal.Reason, gaveSecurity: true);
}

internal static class ClosingSteps
{
    public static async Task<NewConnectionOutcome> Close(this ConnectionProcedure connection, Refusal refused)
    {
        await connection.Insist<bool>(nameof(CloseConnection), new ConnectionEnding(connection.Input.Case, refused));
        return new(refused.Result, refused.Reason);
    }
}
