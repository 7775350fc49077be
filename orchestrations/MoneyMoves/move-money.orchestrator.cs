using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>
/// A movement of money that staff asked for. What is within the asker's own limit is done at once; what is above needs the approval of
/// another person. Money that leaves one account reaches the other, or goes back.
/// </summary>
public static class MoveMoneyOrchestrator
{
    public const string Name = "MoveMoney";

    public static string InstanceIdFor(string moveId) => $"move-money-{moveId}";

    /// <returns>Why it was refused; null when it was done.</returns>
    [Function(Name)]
    public static async Task<MoveRefusal?> Run([OrchestrationTrigger] TaskOrchestrationContext context, MoveInput input)
    {
        using var move = new MoveProcedure(context, input);
        var refusal = input.Asked.Kind switch
        {
            MoveKind.Adjustment => await move.WithApproval(nameof(PostAdjustment)),
            MoveKind.Refund => await move.WithApproval(nameof(OrderRefund)),
            MoveKind.Transfer => await move.Transfer(),
            MoveKind.Placement => await move.Place(),
            _ => throw new ArgumentOutOfRangeException(nameof(input)),
        };
        await move.End(refusal);
        return refusal;
    }
}
