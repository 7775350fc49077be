using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="Round">1 for the first time the authority is asked.</param>
public sealed record AddressRound(NewConnectionInput Connection, int Round);

/// <summary>Asks the authority and keeps what it says, if that can be built on. Answers the problem, or null.</summary>
public sealed class AskAddressAuthority(IAddressAuthority authority, ConnectionFiles files, CaseStore cases)
{
    [Function(nameof(AskAddressAuthority))]
    public async Task<string?> Run([ActivityTrigger] AddressRound round, CancellationToken cancellation)
    {
        var (reference, site) = (round.Connection.Case, round.Connection.Details.Site);
        if ((await files.GetAsync(reference, cancellation)).Addresses is not null) return null;
        var answer = await authority.PlaceAsync(reference.RequestId, site, cancellation);
        if (CheckAddresses.Problem(site, answer) is { } problem)
        {
            await cases.NoteAsync(reference, $"address-not-placed-{round.Round}", $"Address not placed: {problem}", forCustomer: "The address is being settled", cancellation: cancellation);
            return problem;
        }
        await files.ChangeAsync(reference, now => new TimelineEntry("address-placed", now, "Address placed").ToldToCustomer(), file => file with { Addresses = CheckAddresses.Placed(site, answer.Units!) }, cancellation);
        return null;
    }
}

public sealed class GiveBackAddress(IAddressAuthority authority, CaseStore cases)
{
    [Function(nameof(GiveBackAddress))]
    public async Task<bool> Run([ActivityTrigger] CaseReference reference, CancellationToken cancellation)
    {
        await authority.WithdrawAsync(reference.RequestId, cancellation);
        await cases.TellAsync(reference, "address-withdrawn", "Address withdrawn", cancellation: cancellation);
        return true;
    }
}

internal static class AddressSteps
{
    private const string AskAgain = "Ask again";

    /// <summary>What the authority cannot place goes to a person, who settles it with the authority and has it asked again.</summary>
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

    private static async Task<string?> AskAuthority(this ConnectionProcedure connection, int round)
    {
        try
        {
            return await connection.Call<string?>(nameof(AskAddressAuthority), new AddressRound(connection.Input, round), ConnectionProcedure.AboutTwoDays);
        }
        catch (TaskFailedException)
        {
            return "The authority does not answer.";
        }
    }
}
