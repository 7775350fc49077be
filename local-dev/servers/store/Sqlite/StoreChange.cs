namespace Serverless.LocalDev.Store;

/// <summary>One atomic change. It shares its transaction, and that transaction's cost, with whatever else is waiting.</summary>
public abstract class StoreChange
{
    private readonly TaskCompletionSource committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once the change is as safe as the store's durability says; fails with <see cref="StoreException"/>.</summary>
    public Task Committed => committed.Task;

    /// <summary>Runs on the writer thread inside the transaction. Decisions are made before; here rows are only written.</summary>
    public abstract void Apply(StoreConnection connection);

    /// <summary>Runs on the writer thread after the commit, in the order of submission. Must be short and must not throw.</summary>
    protected virtual void OnCommitted() { }

    internal void Complete()
    {
        OnCommitted();
        committed.SetResult();
    }

    /// <summary>What <see cref="Committed"/> fails with: by default the store's own reason, for a service what its clients know.</summary>
    protected virtual Exception Failure(StoreException reason) => reason;

    internal void Fail(StoreException reason) => committed.SetException(Failure(reason));
}
