using Serverless.Orchestrations.Cases;


namespace Serverless.Orchestrations.NewConnection;

/// <summary>Takes an applicant's withdrawal: on the case first, so that no activation passes it.</summary>
public sealed class WithdrawConnection(CaseStore cases)
{
    /// <summary>Tells the orchestration; the withdrawal itself is on the case.</summary>
    public const string WithdrawEvent = "withdraw";

    /// <summary>False when service is connected, or the case ended otherwise: there is nothing to withdraw any more.</summary>
    public async Task<bool> RecordAsync(CaseReference reference, CancellationToken cancellation = default)
    {
        var taken = false;
        await cases.ChangeAsync(reference, (current, _, now) =>
        {
            taken = current.Status is CaseStatus.Open or CaseStatus.NeedsPerson;
            return Task.FromResult(taken ? new CaseChange(new TimelineEntry(CaseDocument.WithdrawalKey, now, "Withdrawn by the applicant").ToldToCustomer()) : null);
        }, cancellation);
        return taken;
    }
}
