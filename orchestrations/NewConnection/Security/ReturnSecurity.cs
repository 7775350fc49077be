using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="Number">1 for the return as the case ends; higher numbers for later returns, as money clears.</param>
public sealed record SecurityReturn(CaseReference Case, int Number);

/// <summary>
/// Returns the security: instruments go back to those who gave them, blanket parts are freed, and cash that has cleared is refunded.
/// Gives the time at which more will have cleared; null when all is returned.
/// </summary>
public sealed class ReturnSecurity(
    ConnectionFiles files, CaseStore cases, InstrumentUse use, EffectiveDated<ClearingPolicy> clearings, EffectiveDated<BusinessCalendar> calendars)
{
    [Function(nameof(ReturnSecurity))]
    public async Task<DateTimeOffset?> Run([ActivityTrigger] SecurityReturn step, CancellationToken cancellation)
    {
        var reference = step.Case;
        DateTimeOffset? nextAt = null;
        await cases.ChangeAsync(reference, async (current, account, now) =>
        {
            var held = (await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation)).Where(document => document.Status == SecurityStatus.Held).ToList();
            var ledger = await files.AllAsync<LedgerEntryDocument>(reference, LedgerEntryDocument.TypeName, cancellation);
            var today = BusinessCalendar.DateOf(now);
            var cleared = DepositClearing.Decide(account.DepositHeld, ledger, clearings.On(today), calendars.On(today), now)
                .Holding(account.DepositHeld, await HeldAsync(reference, account.DepositHeld, today, cancellation), now);
            // If this return was already made, repeating it changes nothing. What has cleared since belongs to the next return.
            nextAt = current.HasTold(KeyOf(step.Number)) && account.DepositHeld > 0 ? cleared.NextAt ?? now : cleared.NextAt;
            // The first ends the case, whatever is returned with it.
            return step.Number > 1 && cleared.Returned == 0 ? null : Decide(step, account, held, cleared, now);
        }, cancellation);
        // This comes last: an instrument that the desk takes at the same moment is either returned above or freed by the desk itself. All
        // forms are freed, since a paper may have been offered first as a blanket's part and later as something else.
        foreach (var instrument in await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation))
            await use.ReleaseAsync(InstrumentId.Of(instrument.Offer), reference.RequestId, isOver: static _ => true, cancellation);
        return nextAt;
    }

    private async Task<decimal> HeldAsync(CaseReference reference, decimal deposit, DateOnly today, CancellationToken cancellation) =>
        (await files.AllAsync<HoldDocument>(reference, HoldDocument.TypeName, cancellation)).On(HeldProcess.Refunds, new(Receivable.Deposit), today).Of(deposit);

    public static CaseChange Decide(SecurityReturn step, AccountDocument account, IReadOnlyList<SecurityDocument> held, ClearedDeposit cleared, DateTimeOffset now)
    {
        var reference = step.Case;
        var documents = held.Select(AccountPartitionDocument (document) => document with { Status = SecurityStatus.Returned, UpdatedAt = now, CauseId = reference.RequestId }).ToList();
        var left = account with { Status = AccountStatus.Withdrawn, DepositOutstanding = null, UpdatedAt = now, CauseId = reference.RequestId };
        if (cleared.Returned > 0)
        {
            var entered = left.Enter(
                new()
                {
                    Id = FormattableString.Invariant($"deposit-returned-{reference.RequestId}-{step.Number}"),
                    Kind = EntryKind.DepositReturned,
                    Amount = cleared.Returned,
                    DepositChange = -cleared.Returned,
                    CauseId = reference.RequestId,
                },
                now);
            left = entered.Account;
            documents.AddRange(entered.Entries);
            documents.Add(new DepositRefundDocument
            {
                Id = DepositRefundDocument.IdFor(reference.RequestId, step.Number),
                AccountId = reference.AccountId,
                Amount = cleared.Returned,
                CreatedAt = now,
                UpdatedAt = now,
                CauseId = reference.RequestId,
            });
        }
        var text = (held.Count + cleared.Returned, cleared.NextAt) switch
        {
            (0, null) => "No security was held",
            (_, null) => "Security returned",
            (0, _) when cleared.IsHeld => "The deposit is returned when it is no longer held",
            (_, _) when cleared.IsHeld => "Security returned; the rest of the deposit follows when it is no longer held",
            (0, { } at) => $"The deposit is returned when the bank has cleared it, from {CityTime.DayText(at)} on",
            (_, { } at) => $"Security returned; the rest of the deposit follows when the bank has cleared it, from {CityTime.DayText(at)} on",
        };
        return new CaseChange(new TimelineEntry(KeyOf(step.Number), now, text, DueAt: cleared.NextAt).ToldToCustomer())
        {
            // The account is withdrawn in the same batch, so that a later payment goes to suspense and is not kept as a deposit.
            Account = left,
            Documents = documents,
        };
    }

    private static string KeyOf(int number) =>
        number == 1 ? CaseDocument.SecurityReturnedKey : FormattableString.Invariant($"{CaseDocument.SecurityReturnedKey}-{number}");
}
