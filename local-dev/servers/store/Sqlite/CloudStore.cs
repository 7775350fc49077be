using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Store;

/// <summary>
/// The SQLite file the bus, the orchestrations and the documents share. One thread writes: it drains what waits into one
/// transaction and completes the callers after the commit, so that many changes share one write to disk.
/// </summary>
public sealed class CloudStore : IAsyncDisposable
{
    internal const string FileName = "cloud.db";
    private const int LargestGroup = 512;
    private readonly Queue<StoreChange> waiting = new();
    private readonly List<StoreChange> group = new(LargestGroup);
    private readonly StoreConnection connection;
    private readonly WorkTracker work;
    private readonly Thread writer;
    private readonly TaskCompletionSource<StoreException> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool closing;
    private StoreException? fault;

    private CloudStore(StoreConnection connection, string? file, WorkTracker work)
    {
        this.connection = connection;
        this.work = work;
        File = file;
        writer = new Thread(Run) { IsBackground = true, Name = "cloud-store-writer" };
        writer.Start();
    }

    /// <summary>The database file, or null when everything is in memory.</summary>
    public string? File { get; }

    /// <summary>Why the store stopped taking changes, if it did.</summary>
    public StoreException? Fault => Volatile.Read(ref fault);

    /// <summary>Completes with <see cref="Fault"/> when there is one, for those who wait for what will now never be written.</summary>
    public Task<StoreException> Stopped => stopped.Task;

    /// <exception cref="StoreException">The file cannot be opened or written, or is of another format (<see cref="DataDirectory.MoveAside"/>).</exception>
    public static CloudStore Open(StoreOptions options, WorkTracker work)
    {
        string? file = null;
        if (options.Directory is { } directory)
        {
            PrivateFiles.CreateFolder(directory);
            file = Path.Combine(Path.GetFullPath(directory), FileName);
            MakePrivate(file);
        }
        var connection = new StoreConnection(file ?? ":memory:");
        try
        {
            connection.Execute("PRAGMA journal_mode=WAL");
            connection.Execute(options.Durability == Durability.PowerLoss ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
            connection.Execute("PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA locking_mode=EXCLUSIVE");
            // Takes the write lock now: a file that is read-only, or in use by another process, is an error at start and not at the first message.
            connection.Execute("BEGIN IMMEDIATE");
        }
        catch (StoreException refused)
        {
            connection.Dispose();
            throw new StoreException($"Cannot open {file ?? "an in-memory store"} for writing ({refused.Message}). Is another run using it, or is the disk full or read-only?", refused);
        }
        try
        {
            StoreFormat.Check(connection, file);
            connection.Execute("COMMIT");
        }
        catch (StoreException)
        {
            connection.Dispose();
            throw;
        }
        return new CloudStore(connection, file, work);
    }

    /// <summary>Queues a change and returns the task that completes when it is committed.</summary>
    public Task WriteAsync(StoreChange change)
    {
        work.Begin(WorkKind.Write);
        lock (waiting)
        {
            if (fault is null && !closing)
            {
                waiting.Enqueue(change);
                if (waiting.Count == 1) Monitor.Pulse(waiting);
                return change.Committed;
            }
        }
        work.End(WorkKind.Write);
        change.Fail(fault ?? new StoreException("The store is closed."));
        return change.Committed;
    }

    /// <summary>Reads on the writer thread, behind every change already queued.</summary>
    public async Task<T> ReadAsync<T>(Func<StoreConnection, T> read)
    {
        var change = new Reading<T>(read);
        await WriteAsync(change);
        return change.Result;
    }

    /// <summary>Creates a component's tables; run before its first change.</summary>
    public Task ExecuteAsync(string sql) => WriteAsync(new Definition(sql));

    /// <summary>Commits what is queued, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (waiting)
        {
            if (closing) return;
            closing = true;
            Monitor.Pulse(waiting);
        }
        await Task.Run(writer.Join);
        connection.Dispose();
    }

    private static void MakePrivate(string file)
    {
        try
        {
            // A database that is there is never opened here: closing it would end the locks that SQLite holds on it in this process.
            if (System.IO.File.Exists(file)) PrivateFiles.Restrict(file);
            // What SQLite lays beside it takes its mode.
            else PrivateFiles.Open(file, FileMode.CreateNew).Dispose();
            foreach (var beside in (string[])[$"{file}-wal", $"{file}-shm"]) PrivateFiles.Restrict(beside);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // One that cannot be written is refused below, in SQLite's words.
        }
    }

    private void Run()
    {
        while (TakeGroup())
        {
            try
            {
                connection.Execute("BEGIN IMMEDIATE");
                foreach (var change in group) change.Apply(connection);
                connection.Execute("COMMIT");
            }
            catch (Exception failed)
            {
                FailEverything(failed);
                return;
            }
            foreach (var change in group)
            {
                change.Complete();
                work.End(WorkKind.Write);
            }
            group.Clear();
        }
    }

    private bool TakeGroup()
    {
        lock (waiting)
        {
            while (waiting.Count == 0 && !closing) Monitor.Wait(waiting);
            while (group.Count < LargestGroup && waiting.TryDequeue(out var change)) group.Add(change);
            return group.Count > 0;
        }
    }

    // Memory already shows what could not be committed, so going on would tell lies: the store stops, says why, and a
    // restart reads what the file holds.
    private void FailEverything(Exception failed)
    {
        var reason = new StoreException(
            $"The store {File ?? "(in memory)"} stopped: {failed.Message.TrimEnd('.')}. Nothing unacknowledged was kept; free the disk or the file and start again.", failed);
        lock (waiting)
        {
            Volatile.Write(ref fault, reason);
            group.AddRange(waiting);
            waiting.Clear();
        }
        try
        {
            connection.Execute("ROLLBACK");
        }
        catch (StoreException)
        {
            // SQLite has rolled back by itself after a full disk or an I/O error.
        }
        foreach (var change in group)
        {
            change.Fail(reason);
            work.End(WorkKind.Write);
        }
        stopped.SetResult(reason);
    }

    private sealed class Reading<T>(Func<StoreConnection, T> read) : StoreChange
    {
        public T Result { get; private set; } = default!;

        public override void Apply(StoreConnection connection) => Result = read(connection);
    }

    private sealed class Definition(string sql) : StoreChange
    {
        public override void Apply(StoreConnection connection) => connection.Execute(sql);
    }
}
