using System.Globalization;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Procedures;

namespace Serverless.Orchestrations.NewConnection;

internal static class AddressSteps
{
    private const string AskAgain = "Ask again";

    /// <summary>Has the authority place the site. If it cannot, a person settles it with the authority and has it asked again.</summary>
    public static async Task<Refusal?> PlaceAddress(this ConnectionProcedure connection)
    {
        for (var round = 1; ; round++)
        {
            var problem = await connection.AskAuthority(round);
            if (problem is null) return null;
            var decided = await connection.Decide(
                string.Create(CultureInfo.InvariantCulture, $"address-{round}"), "AddressReview", "Is the site's address settled with the authority?", problem, null, [AskAgain, "Refuse"]);
            if (decided != AskAgain) return new(CaseReasons.AddressNotPlaced);
        }
    }

    public static Task WithdrawAddress(this ConnectionProcedure connection) => connection.Insist<bool>(nameof(GiveBackAddress), connection.Input.Case);

    private static Task<string?> AskAuthority(this ConnectionProcedure connection, int round) => connection.CallOr<string?>(
        nameof(AskAddressAuthority), new AddressRound(connection.Input, round), StepPatience.BeforeAPersonDecides, otherwise: "The authority does not answer.");
}
