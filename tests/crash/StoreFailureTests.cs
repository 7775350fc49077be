using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Crash;

/// <summary>
/// The embedded cloud's promise when its disk is full in the middle of a load: a clear refusal that asks the sender to come
/// again, no acknowledgement that would not hold, and nothing lost of what was acknowledged before.
/// </summary>
public sealed class StoreFailureTests : IDisposable
{
    /// <summary>Room for some hundred messages more.</summary>
    private const long PagesLeft = 150;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("utility-full-");
    private readonly SampleCity city = new();
    private readonly LinesLogged log = new();

    public void Dispose()
    {
        log.Dispose();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_disk_that_fills_up_under_load_is_answered_with_503_and_nothing_acknowledged_is_lost()
    {
        var messages = new LoadMessages(city);
        var answers = new ConcurrentDictionary<string, HttpStatusCode>();
        await using (var platform = await StartAsync())
        {
            await using var receiver = platform.Bus.CreateReceiver("security-events");
            var waiting = ReceiveAsync(receiver);
            await FillDiskAsync(platform.Cloud.Store);
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SendUntilRefusedAsync(platform, messages, answers))).WaitAsync(Patience);
            var reason = await platform.Cloud.Store.Stopped.WaitAsync(Patience);
            Assert.Contains("full", reason.Message, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(reason.Message, Assert.Single(log.Criticals()));
            await Assert.ThrowsAsync<ServiceBusException>(() => waiting.WaitAsync(Patience));
            await EverythingSaysSoAsync(platform);
        }
        Assert.Contains(HttpStatusCode.Accepted, answers.Values);
        Assert.All(answers.Values, answer => Assert.True(answer is HttpStatusCode.Accepted or HttpStatusCode.ServiceUnavailable, $"A message was answered with {answer}."));

        // The disk has room again: senders that had no acknowledgement send once more, the others do not.
        await using (var again = await StartAsync())
        {
            using var http = new LocalHttp(again.Url, again.Key);
            foreach (var submission in messages.All.Where(submission => answers[submission.Message.MessageId] != HttpStatusCode.Accepted))
            {
                using var answer = await PostAsync(http, submission);
                Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            }
            await Drain.WaitAsync(http, CancellationToken.None);
        }
        await using var books = await KeptBooks.OpenAsync(directory.FullName);
        await books.CheckAsync(messages, city);
    }

    // The SDK ends a receive whose link goes with the reason or with nothing, whichever reaches it first; the next one has the reason.
    private static async Task ReceiveAsync(ServiceBusReceiver receiver)
    {
        while (await receiver.ReceiveMessageAsync(TimeSpan.FromHours(1)) is null)
        {
            // Asked again.
        }
    }

    private async Task<LocalPlatform> StartAsync()
    {
        var platform = await LocalPlatform.StartAsync(new() { DataDirectory = directory.FullName, ConfigureServices = services => services.AddSingleton<ILoggerProvider>(log) });
        await platform.Seeding;
        return platform;
    }

    // SQLite answers SQLITE_FULL at this size exactly as it does when the disk has no room for a page more.
    private static async Task FillDiskAsync(CloudStore store)
    {
        var pages = await store.ReadAsync(connection =>
        {
            var count = connection.Prepare("PRAGMA page_count");
            count.Step();
            var found = count.GetInt64(0);
            count.Reset();
            return found;
        });
        await store.ExecuteAsync($"PRAGMA max_page_count={pages + PagesLeft}");
    }

    private static async Task SendUntilRefusedAsync(LocalPlatform platform, LoadMessages messages, ConcurrentDictionary<string, HttpStatusCode> answers)
    {
        using var http = new LocalHttp(platform.Url, platform.Key);
        for (var isRefused = false; !isRefused;)
        {
            var submission = messages.Next();
            using var answer = await PostAsync(http, submission);
            answers[submission.Message.MessageId] = answer.StatusCode;
            isRefused = answer.StatusCode != HttpStatusCode.Accepted;
            if (!isRefused) continue;
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            // The application's own, or its host's once that knows that nothing can be kept.
            Assert.Equal((int)HttpStatusCode.ServiceUnavailable, problem.RootElement.GetProperty("status").GetInt32());
        }
    }

    /// <summary>Nobody is left waiting, and nobody is told what is not so: not the bus's clients, not the documents', not a health probe.</summary>
    private static async Task EverythingSaysSoAsync(LocalPlatform platform)
    {
        await using var receiver = platform.Bus.CreateReceiver("security-events");
        var down = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.ReceiveMessageAsync().WaitAsync(Patience));
        Assert.True(down.IsTransient, down.Message);
        using var read = await platform.Database.Accounts.ReadContainerStreamAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, read.StatusCode);
        using var http = new LocalHttp(platform.Url, platform.Key);
        using var health = await http.SendAsync(HttpMethod.Get, "/api/health", content: null, CancellationToken.None);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(LocalHttp http, Submission submission)
    {
        using var body = new ReadOnlyMemoryContent(submission.Message.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await http.SendAsync(HttpMethod.Post, submission.Path, body, CancellationToken.None, submission.Message.Source).WaitAsync(Patience);
    }
}
