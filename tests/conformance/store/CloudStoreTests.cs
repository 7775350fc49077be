using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Store;

/// <summary>The store's promise: acknowledged is kept, in order, whole; and what cannot be kept is said, not lost.</summary>
public sealed class CloudStoreTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("cloud-store-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task What_was_acknowledged_is_there_after_reopening()
    {
        await using (var store = await OpenAsync())
        {
            await Task.WhenAll(Enumerable.Range(0, 2_000).Select(number => store.WriteAsync(new Insert(number, $"row {number}"))));
        }
        await using var again = await OpenAsync();
        Assert.Equal(2_000, await CountAsync(again));
    }

    [Fact]
    public async Task Its_files_are_their_owners_alone_from_the_start_and_so_are_those_of_an_older_run()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var data = Path.Combine(directory.FullName, "data");
        for (var run = 0; run < 2; run++)
        {
            await using var store = CloudStore.Open(new(data), new WorkTracker());
            await store.ExecuteAsync(Table);
            Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(data));
            Assert.All(Directory.GetFiles(data), file => Assert.Equal(owner, new FileInfo(file).UnixFileMode));
            File.SetUnixFileMode(store.File!, owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    [Fact]
    public async Task A_store_in_use_stays_locked_when_another_of_the_same_process_tries_it()
    {
        await using var store = await OpenAsync();
        for (var tries = 0; tries < 2; tries++)
            Assert.Throws<StoreException>(() => CloudStore.Open(new(directory.FullName), new WorkTracker()));
    }

    [Fact]
    public async Task Changes_are_applied_in_the_order_they_were_queued()
    {
        await using var store = await OpenAsync();
        Task last = Task.CompletedTask;
        for (var number = 0; number < 1_000; number++) last = store.WriteAsync(new Insert(1, $"version {number}"));
        await last;
        Assert.Equal("version 999", await store.ReadAsync(connection => Text(connection, 1)));
    }

    [Fact]
    public async Task Nothing_is_in_flight_once_every_change_is_acknowledged()
    {
        var work = new WorkTracker();
        await using var store = CloudStore.Open(StoreOptions.InMemory, work);
        await store.ExecuteAsync(Table);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => store.WriteAsync(new Insert(number, "x"))));
        await work.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(0, work.Count);
    }

    [Fact]
    public async Task A_full_disk_is_a_clear_error_and_keeps_what_was_acknowledged_before()
    {
        var acknowledged = 0;
        StoreException? refused = null;
        await using (var store = await OpenAsync())
        {
            // SQLite answers SQLITE_FULL at this size exactly as it does when the disk has no room for a page more.
            await store.ExecuteAsync("PRAGMA max_page_count=60");
            for (var number = 0; refused is null; number++)
            {
                try
                {
                    await store.WriteAsync(new Insert(number, new string('x', 4_000)));
                    acknowledged++;
                }
                catch (StoreException full)
                {
                    refused = full;
                }
            }
            Assert.Contains("full", refused.Message, StringComparison.OrdinalIgnoreCase);
            Assert.Same(refused, store.Fault);
            await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(new Insert(-1, "after")));
        }
        await using var again = await OpenAsync();
        Assert.Equal(acknowledged, await CountAsync(again));
        Assert.Equal("ok", await again.ReadAsync(connection =>
        {
            var check = connection.Prepare("PRAGMA integrity_check");
            check.Step();
            var verdict = check.GetString(0);
            check.Reset();
            return verdict;
        }));
    }

    [Fact]
    public async Task Two_runs_on_one_directory_are_refused_with_the_reason()
    {
        await using var store = await OpenAsync();
        var refused = Assert.Throws<StoreException>(() => CloudStore.Open(new(directory.FullName), new WorkTracker()));
        Assert.Contains("another run", refused.Message);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused_at_start()
    {
        Directory.CreateDirectory(Path.Combine(directory.FullName, "cloud.db"));
        Assert.Throws<StoreException>(() => CloudStore.Open(new(directory.FullName), new WorkTracker()));
    }

    private const string Table = "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, text TEXT)";

    private async Task<CloudStore> OpenAsync()
    {
        var store = CloudStore.Open(new(directory.FullName), new WorkTracker());
        await store.ExecuteAsync(Table);
        return store;
    }

    private static Task<long> CountAsync(CloudStore store) => store.ReadAsync(connection =>
    {
        var count = connection.Prepare("SELECT COUNT(*) FROM t");
        count.Step();
        var rows = count.GetInt64(0);
        count.Reset();
        return rows;
    });

    private static string Text(StoreConnection connection, long id)
    {
        var row = connection.Prepare("SELECT text FROM t WHERE id = ?1").Bind(1, id);
        row.Step();
        var text = row.GetString(0);
        row.Reset();
        return text;
    }

    private sealed class Insert(long id, string text) : StoreChange
    {
        public override void Apply(StoreConnection connection) =>
            connection.Prepare("INSERT OR REPLACE INTO t (id, text) VALUES (?1, ?2)").Bind(1, id).Bind(2, text).Execute();
    }
}
