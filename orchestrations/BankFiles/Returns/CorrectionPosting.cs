using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Hands on to the token service what a bank corrects. The corrected account number goes there and nowhere else.</summary>
public sealed class CorrectionPosting(ReturnStore store, IBankTokens tokens, EffectiveDated<ReturnCodes> policies, TimeProvider time)
{
    /// <exception cref="HttpRequestException">The token service does not answer; a second call goes on.</exception>
    public async Task<ReportLine> PostAsync(BankFileDocument file, AchNotification change, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var accountId = WrittenAccount.In(change.Original.IndividualId);
        var line = new ReportLine(
            change.Line, change.Batch, $"{change.Code} {change.Original.Trace}", 0m, change.Original.IndividualId, accountId, null, LineOutcome.ForPerson);
        if (change.IsRefusal) return line with { Why = "A bank refuses a notification, and the city sends none." };
        if (change.Corrected is not { } corrected) return line with { Why = "The correction cannot be used without a person." };
        if (!policies.On(BusinessCalendar.DateOf(now)).Companies.Contains(change.Original.CompanyId, StringComparer.Ordinal)) return line with { Why = "The company number is not one of the city's." };
        var drafts = accountId is null ? [] : await store.DraftsOfAsync(accountId, cancellation);
        if (MatchReturn.Find(change.Original, amount: null, drafts) is not { Payment: { MethodToken: { } token } payment }) return line with { Why = "No draft with a token fits, or more than one draft." };
        var sent = new BankDataCorrection(
            token, corrected.Routing, corrected.Account, corrected.TransactionCode, corrected.Name, corrected.IndividualId, $"{change.Code}, line {change.Line} of {file.Name}", now);
        var refusal = await TokenCall.RefusalAsync(() => tokens.CorrectAsync($"{file.ShortId}-{change.Line}", sent, cancellation));
        return line with { PaymentId = payment.PaymentId, Outcome = refusal is null ? LineOutcome.Corrected : LineOutcome.ForPerson, Why = refusal };
    }
}
