using Serverless.LocalDev.Store;

namespace Serverless.Tests.Crash;

/// <summary>SQLite docs, "PRAGMA synchronous": with WAL, NORMAL survives the end of the process, FULL power loss too.</summary>
public sealed class DurabilityTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("utility-durability-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task By_default_a_commit_is_safe_from_the_end_of_the_process() => Assert.Equal("wal 1", await ModesAsync(new(directory.FullName)));

    [Fact]
    public async Task A_commit_is_safe_from_power_loss_when_that_is_asked_for() => Assert.Equal("wal 2", await ModesAsync(new(directory.FullName, Durability.PowerLoss)));

    /// <summary>The journal's mode, and <c>synchronous</c> as SQLite numbers it: 1 is NORMAL, 2 is FULL.</summary>
    private static async Task<string> ModesAsync(StoreOptions options)
    {
        await using var store = CloudStore.Open(options, new WorkTracker());
        return await store.ReadAsync(connection => $"{Read(connection, "PRAGMA journal_mode")} {Read(connection, "PRAGMA synchronous")}");
    }

    private static string Read(StoreConnection connection, string pragma)
    {
        var statement = connection.Prepare(pragma);
        statement.Step();
        var value = statement.GetString(0);
        statement.Reset();
        return value;
    }
}
