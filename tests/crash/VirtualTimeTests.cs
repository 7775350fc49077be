using Serverless.LocalDev.Control;

namespace Serverless.Tests.Crash;

/// <summary>A directory's virtual time never goes back, however its runs end.</summary>
public sealed class VirtualTimeTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("utility-time-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task A_run_begins_at_the_moment_at_which_the_last_was_killed()
    {
        using var killed = VirtualTimeFile.OpenClock(directory.FullName);
        var start = killed.UtcNow;
        var atRestart = new List<TimeSpan>();
        foreach (var hours in new[] { 1, 5 }) killed.Schedule(start.AddHours(hours), Restart);
        await killed.AdvanceAsync(TimeSpan.FromHours(9));
        Restart();
        Assert.Equal([TimeSpan.FromHours(1), TimeSpan.FromHours(5), TimeSpan.FromHours(9)], atRestart);

        void Restart()
        {
            using var next = VirtualTimeFile.OpenClock(directory.FullName);
            atRestart.Add(next.UtcNow - start);
        }
    }

    [Fact]
    public void A_run_killed_before_time_moved_has_fixed_its_beginning()
    {
        using var killed = VirtualTimeFile.OpenClock(directory.FullName);
        using var next = VirtualTimeFile.OpenClock(directory.FullName);
        Assert.Equal(killed.UtcNow, next.UtcNow);
    }

    [Fact]
    public void A_file_made_and_not_yet_written_counts_for_nothing()
    {
        File.WriteAllText(Path.Combine(directory.FullName, "virtual-time"), "");
        var before = TimeProvider.System.GetUtcNow();
        using var clock = VirtualTimeFile.OpenClock(directory.FullName);
        Assert.True(clock.UtcNow >= before);
    }
}
