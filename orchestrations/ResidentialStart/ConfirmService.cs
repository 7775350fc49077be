using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>Sends the welcome letter.</summary>
public sealed class ConfirmService(CustomerLetters letters)
{
    [Function(nameof(ConfirmService))]
    public Task Run([ActivityTrigger] Activation activation, CancellationToken cancellation) => letters.SendAsync(Letter(activation), cancellation);

    public static CaseLetter Letter(Activation activation) => new(activation.Start.Case, "welcome", "Welcome letter", "welcome-home", new Dictionary<string, object>
    {
        ["started"] = activation.StartedOn.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture),
        ["services"] = CustomerWords.Of(activation.Start.Details.Services),
    });
}
