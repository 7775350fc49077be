using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Messaging;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Payments;

namespace Serverless.Functions.Payments;

public sealed class SubmitPayment(MessagePublisher publisher, ContractReader reader)
{
    [Function(nameof(SubmitPayment))]
    [Allow(Caller.Partner)]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "payments")] HttpRequest request, CancellationToken cancellation) =>
        publisher.SubmitAsync<PaymentReceived>(
            reader, request, Queues.Payments, payment => $"/api/accounts/{payment.AccountId}/payments/{payment.PaymentId}", cancellation);
}
