using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// One decision of the namespace as rows: sends, moves between entities and settlements of a whole batch are one change.
/// What it brings into a queue becomes receivable when it is committed, never before.
/// </summary>
internal sealed class BusChange(ServiceBusNamespace bus) : StoreChange
{
    private List<(LiveMessage Message, StoredPlace Place)>? inserts;
    private List<long>? deletes;
    private List<RowChange>? others;
    private List<(MessageQueue Queue, LiveMessage Message)>? arrivals;

    public bool IsEmpty => inserts is null && deletes is null && others is null && arrivals is null;

    public void Insert(LiveMessage message, StoredPlace place) => (inserts ??= []).Add((message, place));

    public void Delete(LiveMessage message) => (deletes ??= []).Add(message.RowId);

    public void Add(RowChange row) => (others ??= []).Add(row);

    public void Arrive(MessageQueue queue, LiveMessage message)
    {
        message.State = LiveState.Pending;
        (arrivals ??= []).Add((queue, message));
    }

    /// <summary>One message of a taken batch has been settled or given back.</summary>
    public void Release(LiveMessage message)
    {
        if (message.Taken is not { } taken) return;
        message.Taken = null;
        if (--taken.Remaining == 0) Add(new ForgetTaken(taken.Id));
    }

    public override void Apply(StoreConnection connection)
    {
        if (inserts is not null)
        {
            var insert = connection.Prepare(BusSchema.InsertMessage);
            foreach (var (message, place) in inserts) Insert(insert, message, place);
        }
        if (deletes is not null)
        {
            var delete = connection.Prepare(BusSchema.DeleteMessage);
            foreach (var row in deletes) delete.Bind(1, row).Execute();
        }
        if (others is not null)
        {
            foreach (var row in others) row.Apply(connection);
        }
    }

    protected override Exception Failure(StoreException reason) => BusErrors.Unavailable(bus.Host, reason);

    protected override void OnCommitted()
    {
        if (arrivals is not null) bus.Arrived(arrivals);
    }

    private static void Insert(StoreStatement insert, LiveMessage message, StoredPlace place) => insert
        .Bind(1, message.RowId)
        .Bind(2, (long)place)
        .Bind(3, message.EnqueuedAt)
        .Bind(4, message.ExpiresAt)
        .Bind(5, message.ScheduledFor)
        .Bind(6, message.FailedDeliveries)
        .Bind(7, message.OriginSequence)
        .Bind(8, message.Message.Head.AsSpan())
        .Bind(9, message.Content.Body.Sections.Span)
        .Execute();
}
