using System.Globalization;
using Microsoft.DurableTask;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Procedures;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="Asked">False when the bureau was down for too long and a person went on without it.</param>
internal sealed record CreditAnswer(CreditReport? Report, bool Asked);

internal static class CreditSteps
{
    private const string GoOn = "Go on";
    private const string AskAgain = "Ask again";
    private const string Refuse = "Refuse";

    /// <summary>Checks the applicant's identity. A red flag ends the request (16 CFR 681). If the service cannot tell, a person decides.</summary>
    public static async Task<Refusal?> CheckIdentity(this ConnectionProcedure connection)
    {
        var answer = await connection.CallOr(nameof(VerifyApplicant), connection.Input, StepPatience.BeforeAPersonDecides, otherwise: IdentityAnswer.Unknown);
        if (answer == IdentityAnswer.RedFlag) return new(CaseReasons.IdentityRedFlag);
        if (answer == IdentityAnswer.Verified) return null;
        var decided = await connection.Decide("identity-review", "IdentityReview", "Is the applicant who they say they are?", "The identity service cannot say.", null, ["Established", Refuse]);
        return decided == Refuse ? new(CaseReasons.IdentityNotVerified) : null;
    }

    public static Task<EntityRecord> FindEntityRecord(this ConnectionProcedure connection) =>
        connection.Call<EntityRecord>(nameof(NewConnection.FindEntityRecord), connection.Input);

    /// <summary>
    /// Asks the credit bureau, for two days if it is down. Then a person either goes on without it, with the full deposit, or has it
    /// asked again.
    /// </summary>
    public static async Task<CreditAnswer> AskCreditBureau(this ConnectionProcedure connection)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                return new(await connection.Call<CreditReport?>(nameof(NewConnection.AskCreditBureau), connection.Input, StepPatience.BeforeAPersonDecides), Asked: true);
            }
            catch (TaskFailedException)
            {
                var decided = await connection.Decide(
                    string.Create(CultureInfo.InvariantCulture, $"credit-outage-{round}"), "CreditOutage", "Go on without a credit report?",
                    "The credit bureau does not answer. Going on means the full deposit.", null, [GoOn, AskAgain]);
                if (decided == GoOn) return new(null, Asked: false);
            }
        }
    }

    /// <summary>
    /// Assesses the deposit. A person must agree to less than the full deposit. If they refuse, or do not decide in time, the full
    /// deposit is asked for.
    /// </summary>
    public static async Task<DepositAssessment> AssessDeposit(this ConnectionProcedure connection, CreditAnswer credit, CustomerHistory history)
    {
        var question = new DepositQuestion(connection.Input, credit.Report, credit.Asked, history);
        var assessed = await connection.Call<DepositAssessment>(nameof(NewConnection.AssessDeposit), question);
        if (assessed.Forgone == 0) return assessed;
        var decided = await connection.Decide(
            "deposit-waiver", "DepositWaiver", "Ask for less than the full deposit?", DepositFacts.Basis(assessed.Basis), assessed.Forgone, ["Approve", "Deny"],
            [.. DepositFacts.Of(assessed), .. DepositFacts.Of(credit.Report)]);
        return decided == "Approve" ? assessed : await connection.Call<DepositAssessment>(nameof(NewConnection.AssessDeposit), question with { WaiverRefused = true });
    }

    public static async Task<Refusal?> ConfirmLargeDeposit(this ConnectionProcedure connection, DepositAssessment deposit)
    {
        if (!deposit.NeedsConfirmation) return null;
        var decided = await connection.Decide(
            "deposit-above-limit", "DepositAboveLimit", "Ask for this deposit?", "It is above the assessor's limit.", deposit.Amount, ["Confirm", Refuse], DepositFacts.Of(deposit));
        return decided == Refuse ? new(CaseReasons.DepositNotConfirmed) : null;
    }
}
