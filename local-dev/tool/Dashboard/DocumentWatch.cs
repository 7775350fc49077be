using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Payments;

namespace Serverless.LocalDev.Dashboard;

/// <summary>
/// Measures from publish to document: the time from right before a message is sent to the moment its ledger entry,
/// suspense entry, outage or case shows in the change feed of its container. The feed is read every 10 ms while a message
/// is on its way, so a figure is late by at most that much and one reading, and once a second otherwise. Durations are real
/// time on any clock.
/// </summary>
internal sealed class DocumentWatch(UtilityDatabase database)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);
    private const int IntervalsASecond = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<string, long> underWay = new(StringComparer.Ordinal);
    private long lastChange;
    private long lastForgetting = Stopwatch.GetTimestamp();

    public Latencies Latencies { get; } = new();

    public ConnectionTally Connections { get; } = new();

    /// <summary>Stopwatch ticks of the last change seen in a document; 0 before the first.</summary>
    public long LastChange => Interlocked.Read(ref lastChange);

    /// <summary>To be told right before a message is sent.</summary>
    public void Sending(string messageId) => underWay.TryAdd(messageId, Stopwatch.GetTimestamp());

    /// <summary>Watches until cancelled.</summary>
    /// <param name="always">Also while no message is on its way, to know the time of the last change.</param>
    public async Task RunAsync(bool always, CancellationToken stop)
    {
        using var accounts = Feed(database.Accounts);
        using var outages = Feed(database.Outages);
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        var idle = 0;
        try
        {
            do
            {
                if (underWay.IsEmpty && !always && ++idle % IntervalsASecond != 0) continue;
                await ReadAsync(accounts, stop);
                await ReadAsync(outages, stop);
                Forget();
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (Exception ended) when (stop.IsCancellationRequested && ended is OperationCanceledException or CosmosException)
        {
            // Asked to stop.
        }
    }

    private static FeedIterator<ChangedDocument> Feed(Container container) => container.GetChangeFeedIterator<ChangedDocument>(
        ChangeFeedStartFrom.Now(), ChangeFeedMode.LatestVersion, new ChangeFeedRequestOptions { PageSizeHint = 1000 });

    private async Task ReadAsync(FeedIterator<ChangedDocument> feed, CancellationToken stop)
    {
        while (feed.HasMoreResults)
        {
            var page = await feed.ReadNextAsync(stop);
            if (page.StatusCode == HttpStatusCode.NotModified) return;
            var now = Stopwatch.GetTimestamp();
            Interlocked.Exchange(ref lastChange, now);
            foreach (var document in page)
            {
                Seen(document, now);
                Connections.See(document);
            }
        }
    }

    private void Seen(ChangedDocument document, long now)
    {
        switch (document.Type)
        {
            case LedgerEntryDocument.TypeName or SuspenseDocument.TypeName:
                if (document.Payment is { } payment) Arrived(payment.PaymentId, now);
                break;
            case CaseDocument.TypeName:
                Arrived(document.RequestId!, now);
                break;
            case OutageDocument.TypeName:
                foreach (var report in document.Reports!) Arrived(ReportKey.ReportId(report), now);
                break;
        }
    }

    private void Arrived(string messageId, long now)
    {
        if (underWay.TryRemove(messageId, out var sent)) Latencies.Add(Stopwatch.GetElapsedTime(sent, now));
    }

    /// <summary>A message refused or lost would be waited for for ever.</summary>
    private void Forget()
    {
        if (Stopwatch.GetElapsedTime(lastForgetting) < Patience / 10) return;
        lastForgetting = Stopwatch.GetTimestamp();
        foreach (var (messageId, sent) in underWay)
        {
            if (Stopwatch.GetElapsedTime(sent) > Patience) underWay.TryRemove(messageId, out _);
        }
    }
}
