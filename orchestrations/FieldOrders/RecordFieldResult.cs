namespace Serverless.Orchestrations.FieldOrders;

/// <summary>Decides how a crew's result changes its order.</summary>
public static class RecordFieldResult
{
    /// <summary>
    /// The order after the result; null when it already has one. Only the first result counts: a repeated or different one changes
    /// nothing. A result for a cancelled order is stored too, since the crew did go.
    /// </summary>
    public static FieldOrderDocument? Decide(FieldOrderDocument order, FieldResult result, DateTimeOffset now)
    {
        if (order.Result is not null) return null;
        return order with
        {
            Status = order.Status == FieldOrderStatus.Cancelled ? FieldOrderStatus.Cancelled
                : result.Outcome == FieldOutcome.Completed ? FieldOrderStatus.Completed
                : FieldOrderStatus.Failed,
            Result = result,
            UpdatedAt = now,
            CauseId = result.ResultId,
        };
    }
}
