using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Benchmarks.Platform;

/// <summary>
/// The child processes of <see cref="StartUp"/>: each prints the milliseconds to its first answer over loopback, from opening
/// and from the start of the process, and those of its processors, and ends.
/// </summary>
internal static class FirstAnswer
{
    public const string Platform = "first-answer";
    public const string Bare = "first-answer-bare";

    /// <summary>From opening the cloud to 200 from /api/health, which reads a container.</summary>
    public static async Task OfPlatformAsync(string? directory)
    {
        var started = Stopwatch.GetTimestamp();
        await using var platform = await PlatformGround.OpenAsync(directory, overLoopback: true);
        await AnswerAsync(platform.Http, "/api/health", started);
    }

    /// <summary>The same for a web server with one empty endpoint.</summary>
    public static async Task OfNothingAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting().AddHttpClient();
        await using var app = builder.Build();
        app.MapGet("/", () => Results.Ok());
        await app.StartAsync();
        using var http = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await AnswerAsync(http, "/", started);
    }

    private static async Task AnswerAsync(HttpClient http, string path, long started)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        var inside = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        using var self = Process.GetCurrentProcess();
        var whole = TimeProvider.System.GetUtcNow().UtcDateTime - self.StartTime.ToUniversalTime();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{inside} {whole.TotalMilliseconds} {Environment.CpuUsage.TotalTime.TotalMilliseconds}"));
    }
}
