using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Posts checks to the ledger.</summary>
public sealed class LockboxPosting(PaymentLedger ledger, OutboxPublisher outbox, TimeProvider time)
{
    /// <returns>A line for each account the check pays.</returns>
    public async Task<IReadOnlyList<ReportLine>> PostAsync(BankFileDocument file, LockboxItem check, BankFilePolicy policy, CancellationToken cancellation = default)
    {
        var lines = new List<ReportLine>();
        foreach (var made in LockboxPayments.Of(check, file.ShortId, file.Checked?.Dated, policy, time.GetUtcNow())) lines.Add(await PostAsync(check, made, cancellation));
        return lines;
    }

    private async Task<ReportLine> PostAsync(LockboxItem check, LockboxPayment made, CancellationToken cancellation)
    {
        var payment = made.Payment;
        var line = new ReportLine(check.Line, check.Batch, check.Place.ToString(), payment.Amount, made.Reference, payment.AccountId, payment.PaymentId, LineOutcome.Posted);
        if (payment.Problems().FirstOrDefault() is { } problem) return line with { Outcome = LineOutcome.Refused, Why = $"{problem.Field} {problem.Problem}" };
        switch (await ledger.RecordAsync(payment, cancellation))
        {
            case PaymentOutcome.Recorded recorded:
                await outbox.TryPublishAsync(recorded.Event, cancellation);
                return recorded.Event.Subject == PaymentPosted.Subject ? line : line with { Outcome = LineOutcome.Suspended };
            case PaymentOutcome.Conflicting conflicting:
                return line with { Outcome = LineOutcome.Refused, Why = conflicting.Conflict.ToString() };
            default:
                return line with { Outcome = LineOutcome.RecordedBefore };
        }
    }
}
