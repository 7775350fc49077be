using System.Diagnostics;
using System.Globalization;
using Serverless.LocalDev.Control;

namespace Serverless.LocalDev.Scenario;

/// <summary>Orchestrations wait for people and for later days: when nothing has moved for a while, they do.</summary>
internal sealed class Rest(LocalPlatform platform)
{
    /// <summary>Longer than a turn or an activity takes, and shorter than anybody's patience.</summary>
    private static readonly TimeSpan While = TimeSpan.FromSeconds(2);

    private string last = "";
    private long since;

    /// <summary>What is under way, for as long as anything moves; null when no orchestration is unfinished, or all rest.</summary>
    public Task<string?> UnderWayAsync()
    {
        var unfinished = platform.Cloud.Hub.Counts.Unfinished;
        var now = string.Create(CultureInfo.InvariantCulture, $"{unfinished} {platform.Cloud.Cosmos.DocumentCount} {platform.Cloud.Bus.Counts().Sum(entity => entity.TotalEnqueued)}");
        if (now != last) (last, since) = (now, Stopwatch.GetTimestamp());
        var rests = unfinished == 0 || Stopwatch.GetElapsedTime(since) > While;
        return Task.FromResult(rests ? null : $"{unfinished} orchestrations unfinished");
    }
}
