using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Store;

/// <summary>A file that another version wrote is neither read nor lost.</summary>
public sealed class FormatTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("cloud-format-");

    public void Dispose() => directory.Delete(recursive: true);

    [Theory]
    [InlineData("UPDATE store_meta SET value = '99' WHERE name = 'format'", "format 99")]
    [InlineData("DELETE FROM store_meta", "format 1")]
    [InlineData("DROP TABLE store_meta; CREATE TABLE messages (id INTEGER)", "format 1")]
    public async Task A_file_of_another_format_is_refused_in_one_sentence_that_names_the_way_out(string change, string found)
    {
        await ChangeAsync(change);
        var refused = Assert.Throws<StoreException>(() => Open());
        Assert.Contains(found, refused.Message, StringComparison.Ordinal);
        Assert.Contains("--fresh", refused.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Message.Length - 1, refused.Message.LastIndexOf('.'));
        Assert.DoesNotContain(". ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_moved_aside_makes_room_and_stays_as_it_was()
    {
        await ChangeAsync("CREATE TABLE messages (id INTEGER); UPDATE store_meta SET value = '99' WHERE name = 'format'");
        var blobs = directory.CreateSubdirectory("blobs");
        await File.WriteAllTextAsync(Path.Combine(blobs.FullName, "a.blob"), "content");
        var before = await File.ReadAllBytesAsync(Path.Combine(directory.FullName, "cloud.db"));

        var aside = DataDirectory.MoveAside(directory.FullName, Now, "blobs", "mail");

        Assert.Equal(Path.Combine(directory.FullName, "aside-20260302T080000Z"), aside);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(aside!, "cloud.db")));
        Assert.Equal("content", await File.ReadAllTextAsync(Path.Combine(aside!, "blobs", "a.blob")));
        await using var fresh = Open();
        Assert.Equal(1, await fresh.ReadAsync(connection => Tables(connection)));
    }

    [Fact]
    public async Task A_second_time_in_the_same_second_has_a_folder_of_its_own()
    {
        await ChangeAsync("SELECT 1");
        DataDirectory.MoveAside(directory.FullName, Now);
        await ChangeAsync("SELECT 1");
        Assert.EndsWith("aside-20260302T080000Z-2", DataDirectory.MoveAside(directory.FullName, Now), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_directory_has_nothing_to_move()
    {
        Assert.Null(DataDirectory.MoveAside(directory.FullName, Now, "blobs"));
        Assert.Null(DataDirectory.MoveAside(Path.Combine(directory.FullName, "absent"), Now));
        Assert.Empty(directory.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task Data_that_a_run_is_using_stays_where_it_is()
    {
        await using var running = Open();
        var refused = Assert.Throws<StoreException>(() => DataDirectory.MoveAside(directory.FullName, Now));
        Assert.Contains("Another run", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(running.File));
    }

    private CloudStore Open() => CloudStore.Open(new(directory.FullName), new WorkTracker());

    private async Task ChangeAsync(string sql)
    {
        await using var store = Open();
        await store.ExecuteAsync(sql);
    }

    private static long Tables(StoreConnection connection)
    {
        var count = connection.Prepare("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'");
        count.Step();
        var tables = count.GetInt64(0);
        count.Reset();
        return tables;
    }
}
