using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.NewConnection;

public sealed class WelcomeApplicant(CustomerLetters letters)
{
    [Function(nameof(WelcomeApplicant))]
    public async Task<bool> Run([ActivityTrigger] NewConnectionInput input, CancellationToken cancellation)
    {
        await letters.SendAsync(Letter(input), cancellation);
        return true;
    }

    public static CaseLetter Letter(NewConnectionInput input) => new(input.Case, "welcome", "Welcome letter", "welcome-business", new Dictionary<string, object>
    {
        ["services"] = CustomerWords.Of(input.Details.Services),
        ["firstBillDays"] = input.Policy.FirstBillDays.ToString(CultureInfo.InvariantCulture),
    });
}
