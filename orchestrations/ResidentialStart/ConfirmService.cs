using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>The welcome letter.</summary>
public sealed class ConfirmService(CustomerLetters letters)
{
    [Function(nameof(ConfirmService))]
    public Task Run([ActivityTrigger] ResidentialStartInput input, CancellationToken cancellation) => letters.SendAsync(Letter(input), cancellation);

    public static CaseLetter Letter(ResidentialStartInput input) => new(input.Case, "welcome", "Welcome letter", "welcome-home", new Dictionary<string, object>
    {
        ["started"] = input.Details.StartDate.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture),
        ["services"] = CustomerWords.Of(input.Details.Services),
    });
}
