using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Payments;

namespace Serverless.Functions.Payments;

/// <summary>What became of a payment: posted, or suspended and why.</summary>
public sealed class GetPayment(UtilityDatabase database)
{
    private sealed record View(string PaymentId, string AccountId, decimal Amount, string Status, SuspenseReason? Reason, DateTimeOffset ReceivedAt);

    [Function(nameof(GetPayment))]
    [Allow(Caller.Partner)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "accounts/{accountId}/payments/{paymentId}")] HttpRequest request,
        string accountId,
        string paymentId,
        CancellationToken cancellation)
    {
        var payment = await database.Accounts.FindAsync<RecordedPayment>(accountId, LedgerEntryDocument.IdFor(paymentId), cancellation);
        if (payment is null) return Problems.NotFound("No such payment is recorded. One just sent may still be on its way.");
        var status = payment.Type == SuspenseDocument.TypeName ? "suspended" : "posted";
        return new OkObjectResult(new View(payment.PaymentId, payment.AccountId, payment.Amount, status, payment.Reason, payment.ReceivedAt));
    }
}
