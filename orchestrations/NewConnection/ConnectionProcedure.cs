using Microsoft.DurableTask;
using Serverless.Orchestrations.Procedures;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>One run of a new connection.</summary>
internal sealed class ConnectionProcedure(TaskOrchestrationContext context, NewConnectionInput input)
    : Procedure(context, new(input.Case, input.Details.Applicant.LegalName, input.SubmittedBy))
{
    public NewConnectionInput Input => input;

    public string PremiseId => PremiseWriter.PremiseIdFor(input.Case.AccountId);

    /// <summary>Runs a step, and publishes an escalation event when it takes longer than its target. The step goes on.</summary>
    public Task<Refusal?> WithinTarget(ConnectionStep step, Task<Refusal?> work)
    {
        var due = input.Calendar.Due(new DateTimeOffset(Now, TimeSpan.Zero), input.Policy.WorkingDaysFor(step));
        return WithinTarget(due, work, () => Do(nameof(EscalateBreach), new TargetBreach(input.Case, step, due)));
    }

    public Task<Refusal?> UnlessWithdrawn(Task<Refusal?> procedure) =>
        Unless<Refusal?>(WithdrawConnection.WithdrawEvent, procedure, reason => new Refusal(reason, NewConnectionResult.Withdrawn));
}
