using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.ResidentialStart;

public sealed class CheckIdentity(IIdentityVerification identity, CaseStore cases)
{
    [Function(nameof(CheckIdentity))]
    public async Task<IdentityAnswer> Run([ActivityTrigger] ResidentialStartInput input, CancellationToken cancellation)
    {
        var answer = await identity.VerifyAsync(input.Details.Applicant.IdentityToken, input.Details.Applicant.LegalName, cancellation);
        await cases.NoteAsync(input.Case, "identity", answer == IdentityAnswer.Verified ? "Identity verified" : "Identity could not be verified", forCustomer: "Identity checked", cancellation: cancellation);
        return answer;
    }
}
