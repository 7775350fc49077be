using System.Diagnostics;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Payments;

namespace Serverless.LocalDev.Scenario;

/// <summary>
/// <c>--exit</c>: publishes the scenario, waits until it is through and checks the books. Cut short and started again it
/// publishes everything once more, as partners do that had no answer, and the books must balance all the same.
/// </summary>
internal sealed class ScenarioRun(LocalPlatformOptions options, TextWriter output)
{
    /// <summary>A killed run leaves events to the sweep: here it looks more often than every five minutes.</summary>
    private static readonly KeyValuePair<string, string?>[] Settings = [new("Outbox:SweepSchedule", "*/10 * * * * *")];

    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var place = new ScenarioDirectory(options.DataDirectory);
        var isContinued = place.Prepare();
        if (isContinued) await output.WriteLineAsync($"Continuing the run that was cut short in {options.DataDirectory}.");
        await using var platform = await LocalPlatform.StartAsync(options with { Settings = Settings });
        var plan = ScenarioPlan.For(platform.City);
        platform.Partners.Crews.Outcome = order => plan.Requests.OutcomeOf(order);
        var firstAnswer = await FirstAnswerAsync(platform, stop);
        await platform.Seeding;
        await output.WriteLineAsync($"Publishing {plan.Sendings:N0} messages, then waiting until all are through.");

        using var watching = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watch = platform.Watch.RunAsync(always: true, watching.Token);
        var began = Stopwatch.GetTimestamp();
        var publishing = await PublishAsync(platform, plan, stop);
        var left = await Quiet.WaitAsync(platform, FoundBooks.Queues, () => UnderWayAsync(platform, plan), stop);
        var latencies = platform.Watch.Latencies;
        var through = Stopwatch.GetElapsedTime(began, Math.Max(began, platform.Watch.LastChange));
        await watching.CancelAsync();
        await watch;

        var books = Audit.Of(plan.Expected, plan.Sendings, await FoundBooks.ReadAsync(platform), platform.City, platform.Figures());
        place.Complete();
        ScenarioSummary.Write(
            output, plan, books, left, new(firstAnswer, publishing, through, latencies.Percentile(50), latencies.Percentile(95)), isContinued);
        return left is null && books.Imbalances.Count == 0 ? 0 : 1;
    }

    private static async Task<TimeSpan> FirstAnswerAsync(LocalPlatform platform, CancellationToken stop)
    {
        using var http = new LocalHttp(platform.Url, platform.Key);
        using var answer = await http.SendAsync(HttpMethod.Get, "/api/health", content: null, stop);
        answer.EnsureSuccessStatusCode();
        using var process = Process.GetCurrentProcess();
        return TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime();
    }

    private static async Task<TimeSpan> PublishAsync(LocalPlatform platform, ScenarioPlan plan, CancellationToken stop)
    {
        var publisher = new ScenarioPublisher(platform.Bus, platform.Watch);
        var began = Stopwatch.GetTimestamp();
        await publisher.PublishAsync(plan.Messages);
        var published = Stopwatch.GetElapsedTime(began);
        foreach (var conflict in plan.Conflicts)
        {
            var (id, account) = (conflict.MessageId, plan.Expected.Payments[conflict.MessageId].AccountId);
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            while (await platform.Database.Accounts.FindAsync<RecordedPayment>(account, LedgerEntryDocument.PaymentIdFor(id), stop) is null) await look.WaitForNextTickAsync(stop);
        }
        await publisher.PublishAsync(plan.Conflicts);
        await FollowUpAsync(platform, plan, publisher, stop);
        return published;
    }

    /// <summary>Customers act on what they have been told: each as soon as their application is on file.</summary>
    private static async Task FollowUpAsync(LocalPlatform platform, ScenarioPlan plan, ScenarioPublisher publisher, CancellationToken stop)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        foreach (var id in plan.OnceFiled.Select(filed => filed.RequestId).Concat(plan.Connections.Withdrawn))
        {
            while (await platform.Database.Accounts.FindAsync<ConnectionDocument>(LocalAccounts.NumberFor(id), ConnectionDocument.IdFor(id), stop) is null) await look.WaitForNextTickAsync(stop);
        }
        await publisher.PublishAsync(plan.OnceFiled.Select(filed => filed.Message));
        using var http = new LocalHttp(platform.Url, platform.Key);
        foreach (var id in plan.Connections.Withdrawn)
        {
            // Refused where a run that was cut short did it before.
            using var answer = await http.SendAsync(HttpMethod.Post, $"/api/service-requests/{id}/withdrawal", content: null, stop);
        }
    }

    /// <summary>A new connection is through when it rests: at a person, at the applicant, or at the bill that comes in 35 days.</summary>
    private static async Task<string?> UnderWayAsync(LocalPlatform platform, ScenarioPlan plan)
    {
        var resting = plan.Expected.Resting.ToList();
        var unfinished = platform.Cloud.Hub.Counts.Unfinished - resting.Count;
        if (unfinished > 0) return $"{unfinished} orchestrations unfinished";
        var moving = 0;
        foreach (var (id, expected) in resting)
        {
            var found = await platform.Database.Accounts.FindAsync<CaseDocument>(LocalAccounts.NumberFor(id), CaseDocument.IdFor(id));
            if (found?.Timeline.Any(entry => entry.Key == expected.RestsAt) is not true) moving++;
        }
        return moving == 0 ? null : $"{moving} new connections on their way";
    }
}
