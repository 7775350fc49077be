using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Takes returned drafts back, and does what their codes ask for. Done twice for one line, it changes nothing more.</summary>
public sealed class ReturnPosting(
    UtilityDatabase database,
    ReturnStore store,
    ReturnedItems items,
    IBankTokens tokens,
    OutboxPublisher outbox,
    EffectiveDated<ReturnCodes> policies,
    EffectiveDated<BusinessCalendar> calendars,
    TimeProvider time)
{
    /// <exception cref="HttpRequestException">The token service does not answer; a second call goes on.</exception>
    public async Task<ReportLine> PostAsync(BankFileDocument file, AchReturn returned, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var today = BusinessCalendar.DateOf(now);
        var codes = policies.On(today);
        var accountId = WrittenAccount.In(returned.Original.IndividualId);
        var item = Item(file, returned, codes.Of(returned.Code), accountId, now);
        await store.AddAsync(item, cancellation);
        if (await store.FindAsync(item.AccountId, item.Id, cancellation) is { State: not ReturnState.Read } done) return Line(returned, done);
        var drafts = accountId is null ? [] : await store.DraftsOfAsync(accountId, cancellation);
        var mayDraft = accountId is not null && await database.Accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation) is { Status: AccountStatus.Active };
        var retryOn = BusinessCalendar.DateOf(calendars.On(today).Due(now, codes.Retries.AfterWorkingDays));
        var decision = DecideReturn.Of(returned, codes, accountId, drafts, mayDraft, retryOn);
        var why = decision.ForPerson;
        if (decision.Draft is { } draft) why = await ReverseAsync(accountId!, draft, item, codes.Of(returned.Code), cancellation) ?? await FollowUpAsync(decision, item, returned, cancellation) ?? why;
        var after = await store.ChangeAsync(item.AccountId, item.Id, current => current with
        {
            State = why is null ? ReturnState.Reversed : ReturnState.ForPerson,
            PaymentId = decision.Draft?.Payment.PaymentId,
            Why = why,
            UpdatedAt = time.GetUtcNow(),
        }, cancellation);
        return Line(returned, after!);
    }

    /// <returns>Why a person must look; null when the payment is taken back.</returns>
    private async Task<string?> ReverseAsync(string accountId, RecordedDraft draft, ReturnedItemDocument item, ReturnReason reason, CancellationToken cancellation)
    {
        var paymentId = draft.Payment.PaymentId;
        var back = new ReturnedPayment(accountId, paymentId, item.Code, reason.Says, DraftTry.Of(paymentId).TenderId, reason.Fee == StatutoryFee.Covered, item.Id);
        return await items.ReverseAsync(back, cancellation) switch
        {
            ReturnOutcome.Reversed or ReturnOutcome.ReversedInSuspense => null,
            ReturnOutcome.AlreadyReversed => await WasByAsync(accountId, paymentId, item.Id, cancellation) ? null : "The payment was returned before.",
            _ => "The payment is not on the account.",
        };
    }

    /// <summary>Whether this very return took the payment back, in a run that stopped before it could note so.</summary>
    private async Task<bool> WasByAsync(string accountId, string paymentId, string causeId, CancellationToken cancellation) =>
        await database.Accounts.FindAsync<LedgerEntryDocument>(accountId, ReturnedPayment.EntryIdFor(paymentId), cancellation) is { } entry
            ? entry.CauseId == causeId
            : await database.Accounts.FindAsync<SuspenseDocument>(accountId, LedgerEntryDocument.PaymentIdFor(paymentId), cancellation) is { } waiting && waiting.CauseId == causeId;

    /// <returns>Why a person must look; null when all is done.</returns>
    private async Task<string?> FollowUpAsync(ReturnDecision decision, ReturnedItemDocument item, AchReturn returned, CancellationToken cancellation)
    {
        if (decision.Stop is { } needsNewConsent)
        {
            var stop = new DraftStop(decision.Draft!.Payment.MethodToken!, needsNewConsent, returned.Code, time.GetUtcNow());
            if (await TokenCall.RefusalAsync(() => tokens.StopAsync(item.Id, stop, cancellation)) is { } refusal) return refusal;
        }
        if (decision.Retry is { } retry)
        {
            var asked = OutboxDocument.For(retry.AccountId, $"draft-requested-{retry.DraftId}", DraftRequested.Subject, retry, item.Id, time.GetUtcNow());
            await database.Accounts.CreateOnceAsync(asked.AccountId, asked, cancellation);
            await outbox.TryPublishAsync(asked, cancellation);
        }
        return null;
    }

    private static ReturnedItemDocument Item(BankFileDocument file, AchReturn returned, ReturnReason reason, string? accountId, DateTimeOffset now) => new()
    {
        Id = $"{file.ShortId}-{returned.Line}",
        AccountId = ReturnedItemDocument.PartitionOf(file.CreatedAt),
        State = ReturnState.Read,
        CompanyId = returned.Original.CompanyId,
        Code = returned.Code,
        Handling = reason.Handling,
        WatchedAs = reason.WatchedAs,
        Amount = returned.Amount,
        WasDebit = returned.WasDebit,
        OriginalTrace = returned.Original.Trace,
        NamedAccount = accountId,
        CreatedAt = now,
        UpdatedAt = now,
        CauseId = file.Name,
    };

    private static ReportLine Line(AchReturn returned, ReturnedItemDocument item) => new(
        returned.Line, returned.Batch, $"{returned.Code} {returned.Original.Trace}", returned.Amount, returned.Original.IndividualId, item.NamedAccount, item.PaymentId,
        item.State == ReturnState.Reversed ? LineOutcome.Reversed : LineOutcome.ForPerson, item.Why);
}
