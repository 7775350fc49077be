namespace Serverless.Orchestrations.FieldOrders;

/// <summary>Decides what a crew's result makes of its order.</summary>
public static class RecordFieldResult
{
    /// <summary>
    /// The order after the result, or null when an earlier one has ended it: the first result stands, a repeated or
    /// contradicting one changes nothing. A result for a cancelled order is kept on it, since the crew did go.
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
