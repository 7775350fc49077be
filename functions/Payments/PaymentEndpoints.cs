using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Messaging;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Functions.Payments;

/// <summary>Payments over HTTP.</summary>
public sealed class PaymentEndpoints(UtilityDatabase database, PartnerSubmissions submissions)
{
    /// <summary>Tells whether a payment was posted or suspended, and why it was suspended.</summary>
    [Function(nameof(GetPayment))]
    [Allow(Caller.PartnerOrStaff)]
    public async Task<IActionResult> GetPayment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{accountId}/payments/{paymentId}")] HttpRequest request,
        string accountId,
        string paymentId,
        CancellationToken cancellation)
    {
        var payment = await database.Accounts.FindAsync<RecordedPayment>(accountId, LedgerEntryDocument.PaymentIdFor(paymentId), cancellation);
        return payment is not null && request.MaySee(payment.Payment.SentBy)
            ? new OkObjectResult(PaymentView.Of(payment))
            : Problems.NotFound("No such payment is recorded. One just sent may still be on its way.");
    }

    [Function(nameof(SubmitPayment))]
    [Allow(Caller.Partner)]
    public Task<IActionResult> SubmitPayment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "payments")] HttpRequest request, CancellationToken cancellation) =>
        submissions.SubmitAsync<PaymentReceived>(
            request, Queues.Payments, payment => $"/api/accounts/{payment.AccountId}/payments/{payment.PaymentId}", (payment, by) => (payment with { SentBy = by }).Claim(), cancellation);
}
