using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Serverless.LocalDev.Control;

namespace Serverless.Tests.Crash;

/// <summary>
/// Senders that post messages one after another, as portals do: a message is sent until a 202 acknowledges it, always under
/// its own key, and never again after that.
/// </summary>
internal sealed class Load(LoadMessages messages, CancellationToken stop) : IDisposable
{
    private const int Senders = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);
    private readonly Lock gate = new();
    private readonly ConcurrentStack<LocalHttp> platforms = new();
    private TaskCompletionSource? goal;
    private long goalAt;
    private long acknowledged;
    private long unanswered;
    private volatile bool enough;

    /// <summary>Every 202 there was.</summary>
    public long Acknowledged => Interlocked.Read(ref acknowledged);

    /// <summary>Sendings that had to be repeated because nobody answered.</summary>
    public long Unanswered => Interlocked.Read(ref unanswered);

    /// <summary>Ends when <see cref="Finish"/> was called and every message begun is acknowledged.</summary>
    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAsync, stop)));

    /// <summary>From now on the platform is to be found there.</summary>
    public async Task FollowAsync(PlatformProcess platform) => platforms.Push(await platform.ConnectAsync());

    /// <summary>Completes with the given number of acknowledgements more.</summary>
    public Task MoreAsync(int acknowledgements)
    {
        lock (gate)
        {
            goal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            goalAt = acknowledged + acknowledgements;
            return goal.Task;
        }
    }

    public void Finish() => enough = true;

    public void Dispose()
    {
        foreach (var platform in platforms) platform.Dispose();
    }

    private async Task SendAsync()
    {
        using var pause = new PeriodicTimer(Pause, TimeProvider.System);
        while (!enough)
        {
            var submission = messages.Next();
            while (!await IsAcknowledgedAsync(submission))
            {
                Interlocked.Increment(ref unanswered);
                await pause.WaitForNextTickAsync(stop);
            }
            lock (gate)
            {
                if (++acknowledged == goalAt) goal?.SetResult();
            }
        }
    }

    private async Task<bool> IsAcknowledgedAsync(Submission submission)
    {
        if (!platforms.TryPeek(out var platform)) return false;
        using var body = new ReadOnlyMemoryContent(submission.Message.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        try
        {
            using var answer = await platform.SendAsync(HttpMethod.Post, submission.Path, body, stop, submission.Message.Source);
            if (answer.StatusCode is HttpStatusCode.Accepted) return true;
            if (answer.StatusCode is HttpStatusCode.ServiceUnavailable) return false;
            throw new InvalidOperationException(
                $"{submission.Message.MessageId} was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException && !stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
