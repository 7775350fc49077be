using Microsoft.DurableTask;
using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Overrides of one deposit, put to people one at a time while its security is awaited all the same.</summary>
/// <param name="began">When security was asked for.</param>
internal sealed class OverrideQuestions(ConnectionProcedure connection, DepositAssessment deposit, DateTime began)
{
    private readonly HashSet<string> put = [];
    private IReadOnlyList<DepositOverride> known = [];
    private (DepositOverride Asked, Task Decided)? open;

    /// <summary>Ends when people have decided; null while nothing is before them.</summary>
    public Task? Open => open?.Decided;

    public void Know(IReadOnlyList<DepositOverride> asked) => known = asked;

    /// <exception cref="TaskFailedException">What people had decided could not be done.</exception>
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

    /// <summary>False when nothing was before people.</summary>
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
