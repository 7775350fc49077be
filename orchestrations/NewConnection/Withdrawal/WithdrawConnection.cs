using Serverless.Orchestrations.Cases;


namespace Serverless.Orchestrations.NewConnection;

/// <summary>Takes an applicant's withdrawal. It is written on the case first, so that no activation can follow it.</summary>
public sealed class WithdrawConnection(CaseStore cases)
{
    /// <summary>The event that tells the orchestration to stop. The withdrawal itself is stored on the case.</summary>
    public const string WithdrawEvent = "withdraw";

    /// <summary>Records the withdrawal; false when service is connected or the case has ended, so that nothing is left to withdraw.</summary>
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
