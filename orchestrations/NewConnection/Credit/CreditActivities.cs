using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

public sealed class VerifyApplicant(IIdentityVerification identity, CaseStore cases)
{
    [Function(nameof(VerifyApplicant))]
    public async Task<IdentityAnswer> Run([ActivityTrigger] NewConnectionInput input, CancellationToken cancellation)
    {
        var answer = await identity.VerifyAsync(input.Details.Applicant.IdentityToken, input.Details.Applicant.LegalName, cancellation);
        await cases.NoteAsync(input.Case, "identity", answer == IdentityAnswer.Verified ? "Identity verified" : "Identity could not be verified", forCustomer: "Identity checked", cancellation: cancellation);
        return answer;
    }
}

/// <summary>Finds what the same person or entity owes here, and how long they have been a customer.</summary>
public sealed class FindEntityRecord(UtilityDatabase database, CaseStore cases, TimeProvider time)
{
    [Function(nameof(FindEntityRecord))]
    public async Task<EntityRecord> Run([ActivityTrigger] NewConnectionInput input, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.customer.identityToken = @token")
            .WithParameter("@type", AccountDocument.TypeName)
            .WithParameter("@token", input.Details.Applicant.IdentityToken);
        var accounts = await database.Accounts.QueryAsync<AccountDocument>(query, cancellation: cancellation).ToListAsync(cancellation);
        var record = EntityRecord.Of(accounts, time.GetUtcNow());
        await cases.NoteAsync(input.Case, "prior-debt", record.Owed == 0 ? "No prior debt" : "Prior debt found", forCustomer: "Earlier accounts checked", cancellation: cancellation);
        return record;
    }
}

public sealed class AskCreditBureau(ICreditBureau bureau, CaseStore cases)
{
    [Function(nameof(AskCreditBureau))]
    public async Task<CreditReport?> Run([ActivityTrigger] NewConnectionInput input, CancellationToken cancellation)
    {
        var report = await bureau.ReportAsync(input.Details.Applicant.LegalName, input.Details.Applicant.Duns, cancellation);
        await cases.NoteAsync(input.Case, "credit-report", report is null ? "No credit file" : "Credit report received", cancellation: cancellation);
        return report;
    }
}

/// <param name="Asked">False when the bureau could not be asked.</param>
/// <param name="WaiverRefused">True when people refused to ask for less than the full deposit.</param>
public sealed record DepositQuestion(NewConnectionInput Connection, CreditReport? Report, bool Asked, CustomerHistory History, bool WaiverRefused = false);

public sealed class AssessDeposit(ConnectionFiles files, EffectiveDated<DepositPolicy> policies, TimeProvider time)
{
    [Function(nameof(AssessDeposit))]
    public async Task<DepositAssessment> Run([ActivityTrigger] DepositQuestion question, CancellationToken cancellation)
    {
        var (connection, report, asked, history, refused) = question;
        var policy = policies.On(BusinessCalendar.DateOf(time.GetUtcNow()));
        var assessed = refused ? DepositRule.InFull(connection.Details, policy) : DepositRule.Decide(connection.Details, report, asked, history, policy);
        await files.ChangeAsync(
            connection.Case,
            now => new(refused ? "deposit-in-full" : "deposit-assessed", now, "Deposit assessed"),
            file => file with { Assessment = assessed },
            cancellation);
        // If this runs again, the assessment stored first is used, even if the policy has changed.
        return (await files.GetAsync(connection.Case, cancellation)).Assessment!;
    }
}
