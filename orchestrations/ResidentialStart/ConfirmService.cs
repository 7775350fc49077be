using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>The welcome letter, in the archive the mail room and the portal read.</summary>
public sealed class ConfirmService(LetterArchive letters, CaseStore cases)
{
    [Function(nameof(ConfirmService))]
    public async Task Run([ActivityTrigger] ResidentialStartInput input, CancellationToken cancellation)
    {
        await letters.KeepAsync(input.Case.AccountId, $"{input.Case.RequestId}-welcome", WelcomeLetter(input), cancellation);
        await cases.TellAsync(input.Case, "confirmed", "Welcome letter sent", cancellation: cancellation);
    }

    public static string WelcomeLetter(ResidentialStartInput input) =>
        $"""
        Dear {input.Details.Applicant.LegalName},

        your service has started on {input.Details.StartDate:MMMM d, yyyy}: {string.Join(", ", input.Details.Services)}.
        Your account number is {input.Case.AccountId}. Please have it at hand when you call us or pay.

        Your first bill comes within 35 days. Bills are due 20 days after their date.

        City Utilities, Customer Operations
        """;
}
