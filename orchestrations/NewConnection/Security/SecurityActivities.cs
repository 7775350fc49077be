using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="EndsAt">When the request ends if the security is still missing.</param>
public sealed record SecurityRequest(CaseReference Case, decimal Amount, SecurityForm Preferred, DateTimeOffset EndsAt)
{
    /// <summary>The timeline key of the wait for the security. The entry that ends the wait has a key made from it.</summary>
    public const string AskedKey = "security-requested";
    public const string EndedKey = AskedKey + "-ended";
}

/// <summary>Puts the deposit on the account and asks for it. Security that came earlier counts.</summary>
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

    /// <param name="name">Names the letter within its case.</param>
    /// <param name="title">The letter's name in timelines.</param>
    public static CaseLetter Letter(SecurityRequest request, string name, string title) => new(request.Case, name, title, "deposit-request", new Dictionary<string, object>
    {
        ["amount"] = Money.Text(request.Amount),
        ["form"] = CustomerWords.Of(request.Preferred),
        ["ends"] = CityTime.DayText(request.EndsAt),
    });
}

/// <param name="Overrides">All deposit overrides that staff asked for, decided or not.</param>
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
