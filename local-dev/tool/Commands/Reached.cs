using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Scenario;

namespace Serverless.LocalDev.Commands;

/// <summary>The platform a command speaks to: the one that runs on the port, or one of the command's own for as long as it takes.</summary>
internal sealed class Reached : IAsyncDisposable
{
    /// <summary>Where partners answer what a message has set off.</summary>
    private static readonly string[] Answers = [IntakeQueues.FieldResults, IntakeQueues.PermitEvents];

    private readonly LocalPlatform? own;

    private Reached(LocalHttp http, LocalPlatform? own) => (Http, this.own) = (http, own);

    public LocalHttp Http { get; }

    public bool IsOwn => own is not null;

    /// <exception cref="CommandFailure">Something else answers on the port.</exception>
    public static async Task<Reached> OpenAsync(CommonOptions common, ParseResult parsed, CancellationToken stop) =>
        await TryRunningAsync(common, parsed, stop) ?? await StartOwnAsync(common, parsed);

    /// <summary>Null when nothing runs on the port.</summary>
    public static async Task<Reached?> TryRunningAsync(CommonOptions common, ParseResult parsed, CancellationToken stop)
    {
        var port = parsed.GetValue(common.Port);
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        // A run that was started elsewhere left its key elsewhere: then its data tells.
        var key = CommonOptions.Keys.Find(port) ?? (common.DirectoryOf(parsed) is { } data ? LocalAccess.Find(data)?.Key : null);
        var http = new LocalHttp(url, key);
        try
        {
            using var answer = await http.SendAsync(HttpMethod.Get, ControlEndpoints.Clock, content: null, stop);
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable) return new Reached(http, own: null);
            http.Dispose();
            throw new CommandFailure(answer.StatusCode == HttpStatusCode.Unauthorized
                ? $"What answers at {url} wants another key. A run leaves its own in {CommonOptions.Keys.PathOf(port)} and with its data: say with --data where that is."
                : $"Something else answers at {url}. Say with --port where the platform runs.");
        }
        catch (HttpRequestException nothing) when (nothing.InnerException is SocketException)
        {
            http.Dispose();
            return null;
        }
    }

    /// <summary>Waits until what a command started on a platform of its own is through; one that runs goes on by itself.</summary>
    public async Task FinishAsync(string queue, CancellationToken stop)
    {
        if (own is null) return;
        await own.Seeding;
        if (await Quiet.WaitAsync(own, [queue, .. Answers], new Rest(own).UnderWayAsync, stop) is { } left) await Console.Error.WriteLineAsync($"Not through yet: {left}.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (own is not null) await own.DisposeAsync();
    }

    private static async Task<Reached> StartOwnAsync(CommonOptions common, ParseResult parsed)
    {
        var directory = common.DirectoryOf(parsed);
        await Console.Error.WriteLineAsync(
            $"Nothing runs on port {parsed.GetValue(common.Port)}: working on {(directory is null ? "an empty platform in memory" : directory)} for the duration of this command.");
        var own = await LocalPlatform.StartAsync(new() { DataDirectory = directory });
        await own.Seeding;
        return new Reached(new LocalHttp(own.Url, own.Key), own);
    }
}
