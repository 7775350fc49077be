using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="EndsAt">When the request ends without it.</param>
public sealed record SecurityRequest(CaseReference Case, decimal Amount, SecurityForm Preferred, DateTimeOffset EndsAt)
{
    /// <summary>The timeline's key of the wait for it, and of that wait's end.</summary>
    public const string AskedKey = "security-requested";
    public const string EndedKey = AskedKey + "-ended";
}

/// <summary>Puts the deposit on the account and asks for it; what came before counts.</summary>
public sealed class RequestSecurity(ConnectionFiles files, CaseStore cases, CustomerLetters letters)
{
    [Function(nameof(RequestSecurity))]
    public async Task Run([ActivityTrigger] SecurityRequest request, CancellationToken cancellation)
    {
        if (request.Amount > 0) await letters.SendAsync(Letter(request, "security", "Letter about the deposit"), cancellation);
        await cases.ChangeAsync(request.Case, async (_, account, now) =>
        {
            var file = await files.GetAsync(request.Case, cancellation);
            var coverage = SecurityCoverage.Of(request.Amount, account, await files.AllAsync<SecurityDocument>(request.Case, SecurityDocument.TypeName, cancellation));
            return new CaseChange(request.Amount > 0
                ? new TimelineEntry(SecurityRequest.AskedKey, now, "Security asked for", "applicant", request.EndsAt).ToldToCustomer()
                : new TimelineEntry(SecurityRequest.AskedKey, now, "No security is needed").ToldToCustomer())
            {
                Account = DepositBalance.Apply(account, coverage, now, request.Case.RequestId),
                Documents = [file with { SecurityRequired = request.Amount, UpdatedAt = now, CauseId = request.Case.RequestId }],
            };
        }, cancellation);
    }

    /// <param name="name">Of the letter within its case.</param>
    /// <param name="title">What timelines call it.</param>
    public static CaseLetter Letter(SecurityRequest request, string name, string title) => new(request.Case, name, title, "deposit-request", new Dictionary<string, object>
    {
        ["amount"] = Money.Text(request.Amount),
        ["form"] = CustomerWords.Of(request.Preferred),
        ["ends"] = CityTime.DayText(request.EndsAt),
    });
}

/// <param name="Overrides">Other deposits the staff has asked for, put to people or not.</param>
public sealed record SecurityProgress(SecurityCoverage Coverage, IReadOnlyList<DepositOverride> Overrides);

public sealed class ReadSecurity(ConnectionFiles files, UtilityDatabase database)
{
    [Function(nameof(ReadSecurity))]
    public async Task<SecurityProgress> Run([ActivityTrigger] CaseReference reference, CancellationToken cancellation)
    {
        var file = await files.GetAsync(reference, cancellation);
        var account = await database.Accounts.FindAsync<AccountDocument>(reference.AccountId, AccountDocument.DocumentId, cancellation);
        var instruments = await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation);
        return new(SecurityCoverage.Of(file.SecurityRequired, account!, instruments), file.Overrides);
    }
}

public sealed record SecurityReminder(CaseReference Case, int Number, DateTimeOffset EndsAt);

public sealed class RemindOfSecurity(CaseStore cases, CustomerLetters letters)
{
    [Function(nameof(RemindOfSecurity))]
    public async Task Run([ActivityTrigger] SecurityReminder reminder, CancellationToken cancellation)
    {
        await letters.SendAsync(Letter(reminder), cancellation);
        await cases.TellAsync(reminder.Case, $"security-reminder-{reminder.Number}", "Reminder: security is awaited", dueAt: reminder.EndsAt, cancellation: cancellation);
    }

    public static CaseLetter Letter(SecurityReminder reminder) => new(
        reminder.Case,
        string.Create(CultureInfo.InvariantCulture, $"security-reminder-{reminder.Number}"),
        "Reminder of the deposit",
        "deposit-reminder",
        new Dictionary<string, object> { ["ends"] = CityTime.DayText(reminder.EndsAt) });
}

public sealed class NoteSecurityComplete(CaseStore cases)
{
    [Function(nameof(NoteSecurityComplete))]
    public Task Run([ActivityTrigger] CaseReference reference, CancellationToken cancellation) =>
        cases.TellAsync(reference, SecurityRequest.EndedKey, "Security is complete", cancellation: cancellation);
}

/// <summary>Undoes the security: instruments go back to who gave them, blanket parts become free, cash is refunded in full.</summary>
public sealed class ReturnSecurity(ConnectionFiles files, CaseStore cases, BlanketStore blankets, InstrumentRegister register)
{
    [Function(nameof(ReturnSecurity))]
    public async Task<bool> Run([ActivityTrigger] CaseReference reference, CancellationToken cancellation)
    {
        await cases.ChangeAsync(reference, async (_, account, now) =>
        {
            var held = (await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation)).Where(document => document.Status == SecurityStatus.Held).ToList();
            return Decide(reference, account, held, now);
        }, cancellation);
        // Last: what the desk takes at the same moment is either returned above, or given up by the desk itself. Of any form, since
        // a paper may have been offered as a part of a blanket first and as something else later.
        foreach (var instrument in await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation))
        {
            await blankets.ReleaseAsync(InstrumentId.Of(instrument.Offer), reference.RequestId, isOver: static _ => true, cancellation);
            await register.ReleaseAsync(InstrumentId.Of(instrument.Offer), reference.RequestId, isOver: static _ => true, cancellation);
        }
        return true;
    }

    public static CaseChange Decide(CaseReference reference, AccountDocument account, IReadOnlyList<SecurityDocument> held, DateTimeOffset now)
    {
        var documents = held.Select(AccountPartitionDocument (document) => document with { Status = SecurityStatus.Returned, UpdatedAt = now, CauseId = reference.RequestId }).ToList();
        if (account.DepositHeld > 0)
        {
            documents.Add(new DepositRefundDocument
            {
                Id = DepositRefundDocument.IdFor(reference.RequestId),
                AccountId = reference.AccountId,
                Amount = account.DepositHeld,
                CreatedAt = now,
                UpdatedAt = now,
                CauseId = reference.RequestId,
            });
        }
        var balances = account.Balances.Where(balance => balance.Key != Receivable.Deposit).ToDictionary();
        return new CaseChange(new TimelineEntry(CaseDocument.SecurityReturnedKey, now, documents.Count == 0 ? "No security was held" : "Security returned").ToldToCustomer())
        {
            // Withdrawn in the same breath, so that a payment that comes later is not kept either: it goes to suspense.
            Account = account with { Status = AccountStatus.Withdrawn, DepositHeld = 0m, Balances = balances, UpdatedAt = now, CauseId = reference.RequestId },
            Documents = documents,
        };
    }
}
