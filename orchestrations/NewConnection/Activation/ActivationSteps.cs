using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.NewConnection;

internal static class ActivationSteps
{
    /// <summary>Connects the service, unless the applicant has withdrawn. The case's document decides which of the two came first.</summary>
    public static async Task<Refusal?> Activate(this ConnectionProcedure connection) =>
        await connection.Call<bool>(nameof(ActivateConnection), connection.Input) ? null : new(CaseReasons.Withdrawn, NewConnectionResult.Withdrawn);

    public static Task WelcomeApplicant(this ConnectionProcedure connection) => connection.Insist<bool>(nameof(NewConnection.WelcomeApplicant), connection.Input);
}
