using System.CommandLine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Dashboard;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Scenario;
using Serverless.LocalDev.Store;
using Serverless.Orchestrations.Calendar;

namespace Serverless.LocalDev.Commands;

/// <summary>Without a command the program is the platform: until it is stopped, or with <c>--exit</c> for one scenario.</summary>
internal sealed class RunCommand(CommonOptions common)
{
    private readonly Option<bool> exit = new("--exit") { Description = "Run a fixed scenario of more than 5,000 messages to the end, check the books, and exit 0 or 1." };
    private readonly Option<bool> powerLossSafe = new("--power-loss-safe") { Description = "Let what is acknowledged survive power loss too, not only the end of the process." };
    private readonly Option<bool> virtualClock = new("--virtual-clock") { Description = "Let time stand still until 'clock advance' moves it; the partners then send nothing by themselves." };
    private readonly Option<double> rate = new("--rate") { Description = "How many messages a second the partners send.", DefaultValueFactory = _ => 20, HelpName = "PER-SECOND" };
    private readonly Option<bool> noTraffic = new("--no-traffic") { Description = "The partners send nothing by themselves." };
    private readonly Option<int?> cosmosPort = new("--cosmos-port") { Description = "Serve the documents over HTTP on this port, for clients in other processes.", HelpName = "PORT" };
    private readonly Option<int?> blobPort = new("--blob-port") { Description = "Serve the blobs over HTTP on this port, for clients in other processes.", HelpName = "PORT" };
    private readonly Option<string[]> allowHosts = new("--allow-host")
    {
        Description = "Answer HTTP requests to this host name too, beside 127.0.0.1, localhost and [::1]. May be given more than once.",
        HelpName = "NAME",
    };
    private readonly Option<string?> azurite = new("--azurite") { Description = "Keep blobs in this storage account, such as Azurite's, instead of here.", HelpName = "CONNECTION" };
    private readonly Option<int> workers = new("--workers") { Description = "Run the application in so many worker processes instead of in this one.", HelpName = "N" };
    private readonly Option<bool> fresh = new("--fresh") { Description = "Begin anew; what the directory holds is moved aside, into a folder in it." };
    private readonly Option<bool> scale = new("--scale") { Description = "Let a scale controller give the functions instances by their backlog." };

    public RootCommand Root()
    {
        rate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 100_000)) result.AddError("--rate must be more than 0 and at most 100000; use --no-traffic for none.");
        });
        allowHosts.Validators.Add(result =>
        {
            var wrong = (result.GetValueOrDefault<string[]>() ?? []).FirstOrDefault(name => Uri.CheckHostName(name) is UriHostNameType.Unknown or UriHostNameType.IPv6);
            if (wrong is not null) result.AddError($"--allow-host takes a name without port, and '{wrong}' is none.");
        });
        var root = new RootCommand("The city utility's customer operations on one machine.")
        {
            common.Data, common.InMemory, common.Port, exit, powerLossSafe, virtualClock, rate, noTraffic, cosmosPort, blobPort, allowHosts, azurite, workers, fresh, scale,
        };
        root.Validators.Add(result =>
        {
            if (result.GetValue(exit) && result.GetValue(virtualClock)) result.AddError("--exit runs on the wall clock: it measures.");
            if (result.GetValue(workers) > 0 && result.GetValue(virtualClock)) result.AddError("--workers run on the wall clock: another process does not know of a virtual one.");
            if (result.GetValue(workers) < 0) result.AddError("--workers must be 0 or more.");
        });
        root.SetAction((parsed, stop) => parsed.GetValue(exit) ? ScenarioAsync(parsed, stop) : RunAsync(parsed, stop));
        return root;
    }

    private Task<int> ScenarioAsync(ParseResult parsed, CancellationToken stop)
    {
        // Any free port by default: a scenario gets along with a platform that runs beside it.
        var port = parsed.GetResult(common.Port) is { Implicit: false } ? parsed.GetValue(common.Port) : 0;
        return new ScenarioRun(OptionsOf(parsed, common.DirectoryOf(parsed, "scenario")) with { Port = port }, Console.Out).RunAsync(stop);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var directory = common.DirectoryOf(parsed);
        if (parsed.GetValue(fresh)) await BeginAnewAsync(directory);
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Warning).AddConsole());
        var isVirtual = parsed.GetValue(virtualClock);
        await using (var platform = await LocalPlatform.StartAsync(OptionsOf(parsed, directory) with
        {
            Clock = isVirtual ? VirtualTimeFile.OpenClock(directory) : null,
            // A worker in this process writes to the console itself.
            Loggers = parsed.GetValue(workers) > 0 ? loggers : NullLoggerFactory.Instance,
        }))
        {
            await Console.Out.WriteLineAsync($"Listening on {platform.Url}, keeping everything {(directory is null ? "in memory" : $"in {directory}; approvers' links are in {MailFolder.In(directory)}")}.");
            await Console.Out.WriteLineAsync($"Key of this run: {platform.Key} (header {LocalAccess.Header}; also in {CommonOptions.Keys.PathOf(platform.Cloud.Address!.Port)})");
            await Console.Out.WriteLineAsync($"Service Bus: {platform.Cloud.ServiceBusConnection}");
            if (platform.Cloud.Clock is VirtualClock standing) await Console.Out.WriteLineAsync($"Time stands still at {CityTime.Stamp(standing.UtcNow)}.");
            await RunAsync(platform, isVirtual || parsed.GetValue(noTraffic) ? 0 : parsed.GetValue(rate), directory, stop);
            await Console.Out.WriteLineAsync("Stopping: nothing new is taken, what is in flight ends.");
        }
        await Console.Out.WriteLineAsync("Stopped.");
        return 0;
    }

    private static async Task BeginAnewAsync(string? directory)
    {
        if (directory is null) return;
        var aside = DataDirectory.MoveAside(directory, TimeProvider.System.GetUtcNow(), "blobs", Path.GetFileName(MailFolder.In(directory)!), "traffic-position", "virtual-time");
        if (aside is not null) await Console.Out.WriteLineAsync($"The data of earlier runs is in {aside}.");
    }

    private static async Task RunAsync(LocalPlatform platform, double rate, string? directory, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // The store comes first: whatever else fails after it, its reason is the one that is told.
        Task[] running = [StoreAsync(platform, ending.Token), LiveDisplay.RunAsync(platform, ending.Token), platform.Watch.RunAsync(always: false, ending.Token), TrafficAsync(platform, rate, directory, ending.Token)];
        try
        {
            // All end when asked to; one that ends before that has failed, and the others go with it.
            await Task.WhenAny(running);
        }
        finally
        {
            await ending.CancelAsync();
        }
        await Task.WhenAll(running);
    }

    /// <exception cref="StoreException">The store stopped: all that is left to do is to say why.</exception>
    private static async Task StoreAsync(LocalPlatform platform, CancellationToken stop)
    {
        try
        {
            throw await platform.Cloud.Store.Stopped.WaitAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The platform is stopping, with its store in order.
        }
    }

    private static async Task TrafficAsync(LocalPlatform platform, double rate, string? directory, CancellationToken stop)
    {
        await platform.Seeding;
        if (rate > 0)
        {
            var (position, time) = (new TrafficPosition(directory is null ? null : Path.Combine(directory, "traffic-position")), platform.Cloud.Clock.TimeProvider);
            using var http = new LocalHttp(platform.Url, platform.Key);
            using var portal = http.CreateClient();
            var customers = new ConnectionCustomers(portal, platform.Bus, time);
            customers.FollowBefore(position.Next);
            var partners = new SamplePartners(platform.Bus, new CityTraffic(new SampleCityDirectory(platform.City)), position, time, rate, (index, message) =>
            {
                if (message.LeavesDocument) platform.Watch.Sending(message.MessageId);
                customers.Follow(index);
            });
            Task[] traffic = [partners.RunAsync(stop), customers.RunAsync(stop)];
            // One that ends before it is asked to has failed, and is not waited out by the other.
            await await Task.WhenAny(traffic);
            await Task.WhenAll(traffic);
        }
        else
        {
            var stopped = new TaskCompletionSource();
            await using var registration = stop.Register(stopped.SetResult);
            await stopped.Task;
        }
    }

    private LocalPlatformOptions OptionsOf(ParseResult parsed, string? directory) => new()
    {
        DataDirectory = directory,
        Durability = parsed.GetValue(powerLossSafe) ? Durability.PowerLoss : Durability.ProcessKill,
        Port = parsed.GetValue(common.Port),
        Keys = CommonOptions.Keys,
        Guard = new LocalGuard(parsed.GetValue(allowHosts) ?? []),
        CosmosPort = parsed.GetValue(cosmosPort),
        BlobPort = parsed.GetValue(blobPort),
        BlobConnection = parsed.GetValue(azurite),
        Workers = parsed.GetValue(workers),
        Scale = parsed.GetValue(scale),
        // Somebody looks on, and has just left a file. Of virtual time months pass at once, and every look would cost.
        Settings = parsed.GetValue(virtualClock) ? [] : [new("BankFiles:SweepSchedule", "*/10 * * * * *")],
    };
}
