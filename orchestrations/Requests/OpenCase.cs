using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Orchestrations.Requests;

/// <summary>Decides what a request begins with: a case, and an account reserved for it.</summary>
public static class OpenCase
{
    public static string InstanceIdFor(ServiceRequested request) => request.Type switch
    {
        ServiceRequestType.ResidentialStart => ResidentialStartOrchestrator.InstanceIdFor(request.RequestId),
        ServiceRequestType.NewCommercialConnection => NewConnectionOrchestrator.InstanceIdFor(request.RequestId),
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };

    public static (AccountDocument Account, CaseDocument Case) Decide(ServiceRequested request, string accountId, DateTimeOffset now)
    {
        var (customer, customerClass, premiseId) = CustomerOf(request, accountId);
        var account = new AccountDocument
        {
            Id = AccountDocument.DocumentId,
            AccountId = accountId,
            Status = AccountStatus.Pending,
            Class = customerClass,
            Customer = customer,
            PremiseId = premiseId,
            RequestId = request.RequestId,
            FiledBy = request.SubmittedBy,
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
            Timeline = [new TimelineEntry("received", now, "Request received").ToldToCustomer()],
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = request.RequestId,
        };
        return (account, opened);
    }

    private static (Customer Customer, CustomerClass Class, string PremiseId) CustomerOf(ServiceRequested request, string accountId)
    {
        if (request.Type == ServiceRequestType.NewCommercialConnection)
        {
            var applicant = request.NewConnection?.Applicant ?? throw new ArgumentException("A new connection has its details.", nameof(request));
            return (new(applicant.LegalName, applicant.IdentityToken, applicant.Email, applicant.Phone), CustomerClass.Commercial, PremiseWriter.PremiseIdFor(accountId));
        }
        var details = request.ResidentialStart ?? throw new ArgumentException("A residential start has its details.", nameof(request));
        return (new(details.Applicant.LegalName, details.Applicant.IdentityToken, details.Applicant.Email, details.Applicant.Phone), CustomerClass.Residential, details.PremiseId);
    }
}
