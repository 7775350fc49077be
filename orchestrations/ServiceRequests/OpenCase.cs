using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.ServiceRequests;

/// <summary>Decides with what a request begins: a case, and an account reserved for it.</summary>
public static class OpenCase
{
    public static string InstanceIdFor(ServiceRequested request) => request.Type switch
    {
        ServiceRequestType.ResidentialStart => $"residential-start-{request.RequestId}",
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };

    public static (AccountDocument Account, CaseDocument Case) Decide(ServiceRequested request, string accountId, DateTimeOffset now)
    {
        var details = request.ResidentialStart ?? throw new ArgumentException("A residential start has its details.", nameof(request));
        var account = new AccountDocument
        {
            Id = AccountDocument.DocumentId,
            AccountId = accountId,
            Status = AccountStatus.Pending,
            Class = CustomerClass.Residential,
            Customer = new(details.Applicant.LegalName, details.Applicant.IdentityToken, details.Applicant.Email, details.Applicant.Phone),
            PremiseId = details.PremiseId,
            RequestId = request.RequestId,
            Balances = new Dictionary<Receivable, decimal>(),
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = request.RequestId,
        };
        var opened = new CaseDocument
        {
            Id = CaseDocument.IdFor(request.RequestId),
            AccountId = accountId,
            RequestId = request.RequestId,
            RequestType = request.Type,
            SubmittedBy = request.SubmittedBy,
            Status = CaseStatus.Open,
            InstanceId = InstanceIdFor(request),
            Timeline = [new("received", now, "Request received")],
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = request.RequestId,
        };
        return (account, opened);
    }
}
