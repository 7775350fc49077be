using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="Round">1 the first time the authority is asked.</param>
public sealed record AddressRound(NewConnectionInput Connection, int Round);

/// <summary>Asks the authority and stores its answer if it can be used. Returns the problem, or null.</summary>
public sealed class AskAddressAuthority(IAddressAuthority authority, ConnectionFiles files, CaseStore cases)
{
    [Function(nameof(AskAddressAuthority))]
    public async Task<string?> Run([ActivityTrigger] AddressRound round, CancellationToken cancellation)
    {
        var (reference, site) = (round.Connection.Case, round.Connection.Details.Site);
        if ((await files.GetAsync(reference, cancellation)).Addresses is not null) return null;
        var answer = await authority.PlaceAsync(reference.RequestId, site.ToPlace(), cancellation);
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
