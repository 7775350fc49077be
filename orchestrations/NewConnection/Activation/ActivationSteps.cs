using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.NewConnection;

internal static class ActivationSteps
{
    /// <summary>A withdrawal that was on the case first wins; which one was is settled by the case itself.</summary>
    public static async Task<Refusal?> Activate(this ConnectionProcedure connection) =>
        await connection.Call<bool>(nameof(ActivateConnection), connection.Input) ? null : new(CaseReasons.Withdrawn, NewConnectionResult.Withdrawn);

    public static Task WelcomeApplicant(this ConnectionProcedure connection) => connection.Insist<bool>(nameof(NewConnection.WelcomeApplicant), connection.Input);
}
