using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A row written beside messages coming and going.</summary>
internal abstract class RowChange
{
    public abstract void Apply(StoreConnection connection);
}

internal sealed class MoveMessage(long row, StoredPlace place, int deliveries, byte[] head) : RowChange
{
    public override void Apply(StoreConnection connection) => connection.Prepare(BusSchema.MoveMessage)
        .Bind(1, (long)place).Bind(2, deliveries).Bind(3, head.AsSpan()).Bind(4, row).Execute();
}

internal sealed class CountDeliveries(long row, int deliveries) : RowChange
{
    public override void Apply(StoreConnection connection) =>
        connection.Prepare(BusSchema.CountDeliveries).Bind(1, deliveries).Bind(2, row).Execute();
}

internal sealed class RememberTaken(long id, byte[] messages) : RowChange
{
    public override void Apply(StoreConnection connection) =>
        connection.Prepare(BusSchema.RememberTaken).Bind(1, id).Bind(2, messages.AsSpan()).Execute();
}

internal sealed class ForgetTaken(long id) : RowChange
{
    public override void Apply(StoreConnection connection) => connection.Prepare(BusSchema.ForgetTaken).Bind(1, id).Execute();
}

internal sealed class ReserveSequences(int entity, long next) : RowChange
{
    public override void Apply(StoreConnection connection) =>
        connection.Prepare(BusSchema.ReserveSequences).Bind(1, next).Bind(2, entity).Execute();
}

internal sealed class RememberId(int entity, string messageId, long at) : RowChange
{
    public override void Apply(StoreConnection connection) =>
        connection.Prepare(BusSchema.RememberId).Bind(1, entity).Bind(2, messageId).Bind(3, at).Execute();
}

internal sealed class ForgetIds(int entity, long until) : RowChange
{
    public override void Apply(StoreConnection connection) =>
        connection.Prepare(BusSchema.ForgetIds).Bind(1, entity).Bind(2, until).Execute();
}

internal sealed class StoreSessionState(int entity, string session, byte[]? state) : RowChange
{
    public override void Apply(StoreConnection connection)
    {
        if (state is null) connection.Prepare(BusSchema.ForgetSession).Bind(1, entity).Bind(2, session).Execute();
        else connection.Prepare(BusSchema.StoreSession).Bind(1, entity).Bind(2, session).Bind(3, state.AsSpan()).Execute();
    }
}
