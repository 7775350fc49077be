namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>Docs: host.json settings, maxAutoLockRenewalDuration; entities here have the service's lock of one minute.</summary>
public sealed class LockTests : IAsyncLifetime, IDisposable
{
    private readonly SteeredClock clock = new();
    private readonly TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Platform platform = null!;

    public async Task InitializeAsync() => platform = await Platform.StartAsync(new PlatformOptions { Clock = clock });

    [Fact]
    public async Task The_lock_of_a_single_message_is_renewed_while_its_function_runs()
    {
        await HoldAsync("Single", "singles");
        clock.Move(TimeSpan.FromMinutes(4));
        release.SetResult();
        await clock.Work.WhenIdleAsync();
        Assert.Equal(["Single:a:1"], platform.Seen("Single:"));
        Assert.Equal((0, 0, 0, 0), platform.Counts("singles"));
    }

    [Fact]
    public async Task A_lock_is_renewed_no_longer_than_maxAutoLockRenewalDuration()
    {
        await HoldAsync("Single", "singles");
        clock.Move(TimeSpan.FromMinutes(7));
        release.SetResult();
        await clock.Work.WhenIdleAsync();
        Assert.Equal(["Single:a:1", "Single:a:2"], platform.Seen("Single:"));
    }

    [Fact]
    public async Task The_locks_of_a_batch_are_not_renewed()
    {
        await HoldAsync("Batch", "batches");
        clock.Move(TimeSpan.FromMinutes(2));
        release.SetResult();
        await clock.Work.WhenIdleAsync();
        Assert.Equal(["Batch:a", "Batch:a"], platform.Seen("Batch:"));
    }

    [Fact]
    public async Task A_lock_that_a_function_renews_lasts_anew_from_then_on()
    {
        await HoldAsync("Manual", "manual", "renew");
        clock.Move(TimeSpan.FromSeconds(40));
        release.SetResult();
        await clock.Work.WhenIdleAsync();
        clock.Move(TimeSpan.FromSeconds(40));
        Assert.Equal((0, 1, 0, 0), platform.Counts("manual"));
    }

    [Fact]
    public async Task A_lock_that_has_expired_cannot_be_settled()
    {
        await HoldAsync("Manual", "manual", "complete-late");
        clock.Move(TimeSpan.FromMinutes(7));
        release.SetResult();
        await clock.Work.WhenIdleAsync();
        Assert.Equal("Refused:Unknown", platform.Seen("Refused:").First());
    }

    public Task DisposeAsync() => platform.DisposeAsync().AsTask();

    public void Dispose() => clock.Dispose();

    // Returns once the function has its message and waits to be released.
    private async Task HoldAsync(string function, string queue, string? subject = null)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        platform.Probe.Acts[function] = _ =>
        {
            entered.TrySetResult();
            return release.Task;
        };
        await platform.Bus.SendAsync(queue, [BusTraffic.Message("a", subject)]);
        await entered.Task;
    }
}
