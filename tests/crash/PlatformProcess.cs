using System.Diagnostics;
using System.Globalization;
using System.Net;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Control;

namespace Serverless.Tests.Crash;

/// <summary>The platform as a process of its own, which can be killed like any other.</summary>
internal sealed class PlatformProcess : IDisposable
{
    private const string ListeningOn = "Listening on ";
    private readonly List<string> lines = [];
    private readonly Process process;
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly string directory;

    private PlatformProcess(Process process, string directory) => (this.process, this.directory) = (process, directory);

    /// <summary>Where it answers, once it says so; never completes for one that is killed before.</summary>
    public Task<string> Listening => listening.Task;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Everything it wrote.</summary>
    public string Output
    {
        get
        {
            lock (lines) return string.Join('\n', lines);
        }
    }

    /// <summary>Starts it over a data directory, on free ports of its own, with partners that send nothing by themselves.</summary>
    /// <param name="largestFile">In KiB: the disk is full for what is longer. Null for no limit.</param>
    /// <param name="virtualClock">Time stands still until it is advanced.</param>
    /// <param name="more">Options beside those.</param>
    public static PlatformProcess Start(string directory, long? largestFile = null, bool virtualClock = false, params string[] more)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Serverless.LocalDev.dll");
        string[] command = [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", program, "--data", directory, "--port", "0", virtualClock ? "--virtual-clock" : "--no-traffic", .. more];
        // With the signal ignored a write past the limit fails like one on a full disk.
        if (largestFile is { } limit) command = ["bash", "-c", string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {limit}; exec \"$@\""), "bash", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Where it leaves its key.
            WorkingDirectory = directory,
        };
        // The runtime keeps its code in a file in memory, larger than any limit, unless it may write where it executes.
        if (largestFile is not null) start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        var started = new PlatformProcess(new Process { StartInfo = start }, directory);
        started.process.OutputDataReceived += (_, line) => started.Read(line.Data);
        started.process.ErrorDataReceived += (_, line) => started.Read(line.Data);
        started.process.Start();
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Speaks to it with its key, once it listens.</summary>
    public async Task<LocalHttp> ConnectAsync(CancellationToken stop = default) => new(await Listening.WaitAsync(stop), LocalAccess.Find(directory)!.Key);

    /// <summary>Waits until the sample city is written; its last account is the last of it.</summary>
    public async Task SeededAsync(SampleCity city, CancellationToken stop)
    {
        using var http = await ConnectAsync(stop);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        while (await look.WaitForNextTickAsync(stop))
        {
            using var answer = await http.SendAsync(HttpMethod.Get, $"/api/accounts/{SampleCity.AccountId(city.Accounts - 1)}", content: null, stop);
            if (answer.StatusCode == HttpStatusCode.OK) return;
        }
    }

    /// <summary>Waits until its queues are empty and no orchestration is under way.</summary>
    public async Task DrainedAsync(CancellationToken stop)
    {
        using var http = await ConnectAsync(stop);
        await Drain.WaitAsync(http, stop);
    }

    /// <summary>Waits for its end; gives the exit code.</summary>
    public async Task<int> EndedAsync(CancellationToken stop)
    {
        await process.WaitForExitAsync(stop);
        return process.ExitCode;
    }

    /// <summary>False when the process ended by itself within the time.</summary>
    public async Task<bool> LivesForAsync(TimeSpan time)
    {
        using var patience = new CancellationTokenSource(time);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>SIGKILL: nothing of it runs any more when this returns.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; gives the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken stop)
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(stop);
        return await EndedAsync(stop);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (lines) lines.Add(line);
        if (line.StartsWith(ListeningOn, StringComparison.Ordinal)) listening.TrySetResult(line[ListeningOn.Length..line.IndexOf(',', StringComparison.Ordinal)]);
    }
}
