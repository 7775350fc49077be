using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>The welcome letter, in the archive the mail room and the portal read.</summary>
public sealed class ConfirmService(LetterArchive letters, CaseStore cases)
{
    [Function(nameof(ConfirmService))]
    public async Task Run([ActivityTrigger] Activation activation, CancellationToken cancellation)
    {
        var input = activation.Start;
        await letters.KeepAsync(input.Case.AccountId, $"{input.Case.RequestId}-welcome", WelcomeLetter(activation), cancellation);
        await cases.TellAsync(input.Case, "confirmed", "Welcome letter sent", cancellation: cancellation);
    }

    public static string WelcomeLetter(Activation activation) =>
        $"""
        Dear {activation.Start.Details.Applicant.LegalName},

        your service has started on {activation.StartedOn:MMMM d, yyyy}: {string.Join(", ", activation.Start.Details.Services)}.
        Your account number is {activation.Start.Case.AccountId}. Please have it at hand when you call us or pay.

        Your first bill comes within 35 days. Bills are due 20 days after their date.

        City Utilities, Customer Operations
        """;
}
