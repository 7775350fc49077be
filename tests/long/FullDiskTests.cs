using Serverless.LocalDev.City;
using Serverless.Tests.Crash;

namespace Serverless.Tests.Long;

/// <summary>
/// The program on a disk that fills up under load: it says why, ends with an error, and damages nothing. Started again with
/// room on the disk it goes on from what it had acknowledged.
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    /// <summary>KiB that a file may grow beyond what the sample city takes.</summary>
    private const long Room = 512;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("utility-full-");
    private readonly SampleCity city = new();
    private PlatformProcess? platform;

    public void Dispose()
    {
        platform?.Dispose();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task The_program_says_why_it_stops_and_goes_on_when_there_is_room_again()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await RunAsync(limit.Token);
        }
        catch (Exception failure)
        {
            Assert.Fail($"{failure}\nLast output:\n{platform?.Output}");
        }
    }

    private async Task RunAsync(CancellationToken stop)
    {
        Start();
        await platform!.SeededAsync(city, stop);
        Assert.Equal(0, await platform.StopAsync(stop));

        var messages = new LoadMessages(city);
        using var load = new Load(messages, stop);
        Start(new FileInfo(Path.Combine(directory.FullName, "cloud.db")).Length / 1024 + Room);
        await load.FollowAsync(platform).WaitAsync(stop);
        var sending = load.RunAsync();
        var ended = platform.EndedAsync(stop);
        await await Task.WhenAny(ended, sending);
        Assert.Equal(1, await ended);
        Assert.Contains("cloud.db stopped: SQLite error", platform.Output);
        Assert.Contains("free the disk or the file and start again", platform.Output);
        Assert.NotEqual(0, load.Acknowledged);

        Start();
        await load.FollowAsync(platform).WaitAsync(stop);
        load.Finish();
        await sending.WaitAsync(stop);
        await platform.DrainedAsync(stop);
        Assert.Equal(0, await platform.StopAsync(stop));

        await using var books = await KeptBooks.OpenAsync(directory.FullName);
        await books.CheckAsync(messages, city);
    }

    private void Start(long? largestFile = null)
    {
        platform?.Dispose();
        platform = PlatformProcess.Start(directory.FullName, largestFile);
    }
}
