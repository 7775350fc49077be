using Serverless.Orchestrations.FieldOrders;

namespace Serverless.Tests.Unit.FieldOrders;

public class RecordFieldResultTests
{
    private static readonly DateTimeOffset Later = Sample.Now.AddDays(1);

    [Theory]
    [InlineData(FieldOutcome.Completed, FieldOrderStatus.Completed)]
    [InlineData(FieldOutcome.NoAccess, FieldOrderStatus.Failed)]
    [InlineData(FieldOutcome.UnsafeCondition, FieldOrderStatus.Failed)]
    [InlineData(FieldOutcome.EquipmentMissing, FieldOrderStatus.Failed)]
    public void The_outcome_ends_the_order(FieldOutcome outcome, FieldOrderStatus status)
    {
        var result = Sample.FieldResult(outcome);
        var order = RecordFieldResult.Decide(Sample.FieldOrder(), result, Later)!;

        Assert.Equal((status, result, "res-1", Later), (order.Status, order.Result, order.CauseId, order.UpdatedAt));
    }

    [Fact]
    public void A_repeated_or_contradicting_result_changes_nothing()
    {
        var ended = RecordFieldResult.Decide(Sample.FieldOrder(), Sample.FieldResult(FieldOutcome.NoAccess), Later)!;

        Assert.Null(RecordFieldResult.Decide(ended, Sample.FieldResult(FieldOutcome.NoAccess), Later));
        Assert.Null(RecordFieldResult.Decide(ended, Sample.FieldResult(FieldOutcome.Completed, "res-2"), Later));
    }

    [Fact]
    public void A_result_after_the_cancellation_is_kept_and_the_order_stays_cancelled()
    {
        var order = RecordFieldResult.Decide(Sample.FieldOrder(FieldOrderStatus.Cancelled), Sample.FieldResult(), Later)!;
        Assert.Equal((FieldOrderStatus.Cancelled, "res-1"), (order.Status, order.Result!.ResultId));
    }

    [Fact]
    public void An_orders_id_names_its_account()
    {
        var account = Serverless.Orchestrations.Accounts.AccountNumber.For("a key of thirty-two characters..", "req-1");
        Assert.Equal(account, FieldOrderDocument.AccountOf(FieldOrderDocument.IdFor(account, "on1")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fo")]
    [InlineData("fo-1234567890")]
    [InlineData("fo-1000000001-on1")]
    [InlineData("wo-5500001234-on1")]
    public void An_id_that_is_not_ours_names_none(string orderId) => Assert.Null(FieldOrderDocument.AccountOf(orderId));

    [Fact]
    public void The_event_a_waiting_orchestration_gets_is_named_after_the_order() =>
        Assert.Equal("FieldResult:fo-1-on1", FieldResultRecorder.EventFor("fo-1-on1"));
}
