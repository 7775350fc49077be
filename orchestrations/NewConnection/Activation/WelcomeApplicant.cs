using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.NewConnection;

public sealed class WelcomeApplicant(LetterArchive letters, CaseStore cases)
{
    [Function(nameof(WelcomeApplicant))]
    public async Task<bool> Run([ActivityTrigger] NewConnectionInput input, CancellationToken cancellation)
    {
        await letters.KeepAsync(input.Case.AccountId, $"{input.Case.RequestId}-welcome", Letter(input), cancellation);
        await cases.TellAsync(input.Case, "welcomed", "Welcome letter sent", cancellation: cancellation);
        return true;
    }

    public static string Letter(NewConnectionInput input) =>
        $"""
        Dear {input.Details.Applicant.LegalName},

        your new service is connected: {string.Join(", ", input.Details.Services)}.
        Your account number is {input.Case.AccountId}. Please have it at hand when you call us or pay.

        Your first bill comes within {input.Policy.FirstBillDays} days. Bills are due 20 days after their date.

        City Utilities, Customer Operations
        """;
}
