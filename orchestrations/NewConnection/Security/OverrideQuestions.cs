using Microsoft.DurableTask;
using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Puts the overrides of one deposit to approvers, one at a time, while the security is awaited.</summary>
/// <param name="began">When security was asked for.</param>
internal sealed class OverrideQuestions(ConnectionProcedure connection, DepositAssessment deposit, DateTime began)
{
    private readonly HashSet<string> put = [];
    private IReadOnlyList<DepositOverride> known = [];
    private (DepositOverride Asked, Task Decided)? open;

    /// <summary>The open question, which ends when people have decided; null when none is open.</summary>
    public Task? Open => open?.Decided;

    public void Know(IReadOnlyList<DepositOverride> asked) => known = asked;

    /// <exception cref="TaskFailedException">The approved override could not be carried out.</exception>
    public async Task AskNext()
    {
        if (open is { } question)
        {
            if (!question.Decided.IsCompleted) return;
            open = null;
            await question.Decided;
        }
        if (known.FirstOrDefault(asked => !put.Contains(asked.OverrideId)) is not { } next) return;
        put.Add(next.OverrideId);
        open = (next, connection.Beside(Decide(next)));
    }

    /// <summary>Withdraws the open question; false when none is open.</summary>
    public async Task<bool> TakeBack()
    {
        if (open is not { } question) return false;
        await connection.TakeBack(KeyOf(question.Asked), "SecurityComplete");
        await question.Decided;
        open = null;
        return true;
    }

    private async Task Decide(DepositOverride asked)
    {
        var decision = await connection.Ask(
            KeyOf(asked), "DepositOverride", "Ask for another deposit than the assessed one?", asked.Why, OverrideRule.AtStake(deposit, asked.Amount), ["Approve", "Deny"],
            [new("Asked for instead", Money.Text(asked.Amount)), .. DepositFacts.Of(deposit)], asked.RequestedBy);
        if (decision.Option != "Approve") return;
        await connection.Do(
            nameof(OverrideDeposit), new ApprovedOverride(connection.Input.Case, asked, decision.DecidedBy, decision.Reason, connection.RequestFor(asked.Amount, began)));
    }

    private static string KeyOf(DepositOverride asked) => $"deposit-override-{asked.OverrideId}";
}
