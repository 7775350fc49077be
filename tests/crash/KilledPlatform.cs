using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Documents;

namespace Serverless.Tests.Crash;

/// <summary>A platform on a virtual clock that is killed again and again, and each time started again over what it left.</summary>
internal sealed class KilledPlatform(Random random, CancellationToken stop) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestAfterFirst = TimeSpan.FromMilliseconds(120);
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("utility-kill-");
    private readonly List<string> log = [];
    private PlatformProcess? process;
    private LocalHttp? http;

    public string DataDirectory => directory.FullName;

    /// <summary>Looked at after every restart.</summary>
    public Func<ClockReply, Task> Restarted { get; set; } = static _ => Task.CompletedTask;

    /// <summary>A number that rises with everything that gets done.</summary>
    public Func<Task<int>> Progress { get; set; } = static () => Task.FromResult(0);

    /// <summary>Every kill, and what the last process wrote.</summary>
    public string Log => $"{string.Join('\n', log)}\nLast output:\n{process?.Output}";

    public int Kills => log.Count;

    private LocalHttp Http => http ?? throw new InvalidOperationException("The platform is not started.");

    public async Task StartAsync()
    {
        if (process is null) await LeaveOutTheCityAsync();
        http?.Dispose();
        process?.Dispose();
        process = PlatformProcess.Start(DataDirectory, virtualClock: true);
        http = await process.ConnectAsync(stop);
    }

    /// <summary>Kills it while nothing happens.</summary>
    public async Task KillIdleAsync(string stage)
    {
        await SettleAsync();
        await KillAsync($"Killed idle, {stage}.");
    }

    /// <summary>Kills it some milliseconds after the first of what it is doing is done.</summary>
    public async Task KillDuringAsync(string work, Func<Task> begin)
    {
        var before = await Progress();
        var doing = begin();
        using var look = new PeriodicTimer(Look, TimeProvider.System);
        while (!doing.IsCompleted && await Progress() == before) await look.WaitForNextTickAsync(stop);
        var moment = LongestAfterFirst * random.NextDouble();
        Assert.True(await process!.LivesForAsync(moment), "The platform ended by itself.");
        var end = doing.IsCompleted ? ", when that was over" : "";
        await KillAsync(string.Create(CultureInfo.InvariantCulture, $"Killed {moment.TotalMilliseconds:0} ms after {work} began{end}."), doing);
    }

    /// <summary>Kills it in the middle of an advance, and then lets the rest of that time pass.</summary>
    public async Task KillInAdvanceAsync(string work, TimeSpan by)
    {
        var target = (await ClockAsync()).Now + by;
        await KillDuringAsync(work, () => AdvanceAsync(by));
        await AdvanceAsync(target - (await ClockAsync()).Now);
    }

    public Task AdvanceAsync(TimeSpan by) => Http.AskAsync<ClockReply>(HttpMethod.Post, ControlEndpoints.Clock, new AdvanceRequest(Math.Max(0, by.TotalSeconds)), stop);

    /// <summary>Everything that can be done without the clock moving, has been.</summary>
    public Task SettleAsync() => AdvanceAsync(TimeSpan.Zero);

    public Task PublishAsync(PartnerMessage message)
    {
        var request = new PublishRequest(message.Queue, message.Subject, message.MessageId, Encoding.UTF8.GetString(message.Body.Span));
        return Http.AskAsync<string>(HttpMethod.Post, ControlEndpoints.Messages, request, stop);
    }

    public Task<T> GetAsync<T>(string path) => Http.AskAsync<T>(HttpMethod.Get, path, body: null, stop);

    /// <param name="signIn">Who posts it; null for a partner.</param>
    public async Task<HttpResponseMessage> PostAsync(string path, object body, string? signIn = null)
    {
        using var content = JsonContent.Create(body);
        if (signIn is not null) content.Headers.Add("x-dev-user", signIn);
        return await Http.SendAsync(HttpMethod.Post, path, content, stop);
    }

    /// <summary>Lets it end by itself, and checks that it does.</summary>
    public async Task StopAsync() => Assert.Equal(0, await process!.StopAsync(stop));

    public void Dispose()
    {
        http?.Dispose();
        process?.Dispose();
        directory.Delete(recursive: true);
    }

    /// <summary>Writes the one account by which the platform knows that its city is there: the others would only slow its clock down.</summary>
    private async Task LeaveOutTheCityAsync()
    {
        await using var cloud = await EmbeddedCloud.OpenAsync(new() { DataDirectory = DataDirectory });
        await cloud.StartAsync(new() { Url = "http://127.0.0.1:0", Settings = PartnerSystems.Settings("http://127.0.0.1:9", "none") });
        await cloud.Services.GetRequiredService<UtilityDatabase>().Accounts.CreateItemAsync(SampleCity.Account(SampleCity.DefaultAccounts - 1));
    }

    private Task<ClockReply> ClockAsync() => GetAsync<ClockReply>(ControlEndpoints.Clock);

    private async Task KillAsync(string entry, Task? doing = null)
    {
        Assert.False(process!.HasExited, "The platform ended by itself.");
        await process.KillAsync();
        log.Add(entry);
        try
        {
            await (doing ?? Task.CompletedTask);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // Nobody was there any more to answer.
        }
        await StartAsync();
        await Restarted(await ClockAsync());
    }
}
