using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Procedures;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>What others pile up jams no case, and what is too large to store is a person's.</summary>
public sealed class LimitFlowTests
{
    [Fact]
    public async Task Papers_with_the_longest_names_are_taken_up_to_the_most_and_the_case_goes_on()
    {
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);
        var flow = await ConnectionFlow.FiledAsync(platform);
        var file = (await platform.FindAsync<ConnectionDocument>(ConnectionFlow.AccountId, ConnectionDocument.IdFor(ConnectionFlow.RequestId)))!;
        var others = Enumerable.Range(0, 198 - file.Filed.Count).Select(number => new FiledDocument(DocumentKind.LoadCalculation, NameOf(number)));
        await platform.Database.Accounts.UpsertItemAsync(file with { Filed = [.. file.Filed, .. others] }, new PartitionKey(ConnectionFlow.AccountId));
        var answers = new List<HttpStatusCode>();
        for (var number = 700; number < 704; number++)
        {
            using var answer = await FileAsync(platform, NameOf(number));
            answers.Add(answer.StatusCode);
        }
        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Conflict, HttpStatusCode.Conflict], answers);

        using var emergency = await flow.AskEmergencyAsync("Electric-Suite-101");
        Assert.Equal(HttpStatusCode.Accepted, emergency.StatusCode);
        await platform.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.True((await flow.CaseAsync()).HasTold(SecurityRequest.AskedKey), "the deposit is not assessed");
        using var withdrawn = await flow.WithdrawAsync();
        await platform.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(NewConnectionResult.Withdrawn, (await flow.OutcomeAsync())!.Result);
        using var late = await FileAsync(platform, "late.pdf");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task An_offer_to_a_case_that_is_full_is_a_dead_letter_that_says_so()
    {
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await SwellAsync(platform, opened => opened with
        {
            Timeline = [.. opened.Timeline, .. Enumerable.Range(0, 500).Select(number => new TimelineEntry($"e-{number}", platform.Now, "Offered").FromOutside())],
        });
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.SettleAsync();
        var dead = Assert.Single(await platform.DeadLettersAsync("security-events"));
        Assert.Equal(("LimitReached", "a case takes at most 500 entries from outside, and has them."), (dead.DeadLetterReason, dead.DeadLetterErrorDescription));
        Assert.Empty(await flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName));
    }

    [Fact]
    public async Task A_step_whose_document_is_too_large_waits_for_a_person_and_is_not_tried_meanwhile()
    {
        var log = new Warnings();
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);
        platform.Cloud.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var flow = await ConnectionFlow.FiledAsync(platform, ConnectionFlow.Details() with { Documents = [] });
        var whole = await flow.CaseAsync();
        await SwellAsync(platform, opened => opened with { Timeline = [.. opened.Timeline, new("swollen", platform.Now, new string('x', Room(opened)))] });
        await platform.AdvanceAsync(TimeSpan.FromDays(15));
        Assert.Equal(["Step failing: AskForEvidence of request nc-1, DocumentTooLargeException"], log.Lines);

        await SwellAsync(platform, _ => whole);
        await platform.Durable.RaiseEventAsync(whole.InstanceId, Procedure.MendedEvent(nameof(AskForEvidence)), "mended");
        await platform.SettleAsync();
        Assert.True((await flow.CaseAsync()).HasTold("evidence-asked-2"), "the step was not done after it was mended");
    }

    private static string NameOf(int number) => $"{number:00000}{new string('‹', 250)}";

    private static Task<HttpResponseMessage> FileAsync(UtilityPlatform platform, string blobName) => platform.Http.PostAsync(
        new Uri($"/api/service-requests/{ConnectionFlow.RequestId}/documents", UriKind.Relative), JsonContent.Create(new { kind = "LoadCalculation", blobName }));

    /// <summary>What is left of the store's 2 MB, but for less than an entry takes.</summary>
    private static int Room(CaseDocument opened) => (2 * 1024 * 1024) - (int)DocumentStream.Of(opened).Length - 300;

    private static async Task SwellAsync(UtilityPlatform platform, Func<CaseDocument, CaseDocument> change)
    {
        var opened = (await platform.FindAsync<CaseDocument>(ConnectionFlow.AccountId, CaseDocument.IdFor(ConnectionFlow.RequestId)))!;
        await platform.Database.Accounts.UpsertItemAsync(change(opened), new PartitionKey(ConnectionFlow.AccountId));
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning && formatter(state, exception) is var line && line.StartsWith("Step failing", StringComparison.Ordinal)) Lines.Enqueue(line);
        }

        public void Dispose()
        {
        }
    }
}
