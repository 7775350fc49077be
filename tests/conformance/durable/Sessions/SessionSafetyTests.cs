using Serverless.LocalDev.Durable;
using static Serverless.Tests.Conformance.Durable.Sessions.Orchestrators;

namespace Serverless.Tests.Conformance.Durable.Sessions;

/// <summary>
/// Where the worker may be anywhere else than what is committed, the next turn carries the history, and the SDK then drops what
/// it kept.
/// </summary>
public sealed class SessionSafetyTests
{
    [Fact]
    public async Task A_worker_that_has_forgotten_is_given_the_history_and_remembers_from_there()
    {
        await using var ground = await SessionGround.StartAsync(Collecting);
        await ground.BeginAsync("Gather", "a");
        ground.Worker.Forget();
        await ground.RaiseAsync("a", "Next", 1);
        await ground.RaiseAsync("a", "Next", 2);
        Assert.Equal("[1,2]", await ground.OutputAsync("a"));
        Assert.Equal([0, 0, 3, 0], ground.Histories);
    }

    [Fact]
    public async Task A_worker_that_took_the_place_of_another_is_given_the_history()
    {
        await using var ground = await SessionGround.StartAsync(Collecting);
        await ground.BeginAsync("Gather", "a");
        ground.Worker.Restart();
        await ground.RaiseAsync("a", "Next", 1);
        await ground.RaiseAsync("a", "Next", 2);
        Assert.Equal("[1,2]", await ground.OutputAsync("a"));
        Assert.Equal([0, 3, 0], ground.Histories);
    }

    [Fact]
    public async Task A_turn_whose_answer_was_lost_comes_again_with_the_history()
    {
        await using var ground = await SessionGround.StartAsync(Collecting);
        await ground.BeginAsync("Gather", "a");
        var turns = 0;
        ground.Worker.LosesAnswer = _ => ++turns == 1;
        await ground.RaiseAsync("a", "Next", 1);
        await ground.RaiseAsync("a", "Next", 2);
        Assert.Equal("[1,2]", await ground.OutputAsync("a"));
        Assert.Equal([0, 0, 3, 0], ground.Histories);
    }

    [Fact]
    public async Task A_hub_that_was_opened_anew_sends_the_history_to_a_worker_that_lived_on()
    {
        await using var ground = await SessionGround.StartAsync(Collecting);
        await ground.BeginAsync("Gather", "a");
        await ground.ReopenAsync();
        await ground.RaiseAsync("a", "Next", 1);
        await ground.RaiseAsync("a", "Next", 2);
        Assert.Equal("[1,2]", await ground.OutputAsync("a"));
        Assert.Equal([0, 3, 0], ground.Histories);
    }

    [Fact]
    public async Task A_run_that_continues_as_new_begins_a_session_of_its_own()
    {
        await using var ground = await SessionGround.StartAsync(Collecting);
        await ground.BeginAsync("Again", "a", 0);
        await ground.RaiseAsync("a", "Next", 5);
        await ground.RaiseAsync("a", "Next", 6);
        Assert.Equal("11", await ground.OutputAsync("a"));
        Assert.Equal([true, false, true, false, true], ground.Worker.Turns.Select(turn => turn.HasHistory));
    }

    [Fact]
    public async Task An_instance_that_took_the_id_of_a_running_one_does_not_take_its_session()
    {
        await using var ground = await SessionGround.StartAsync(Collecting, new TaskHubOptions
        {
            ExtendedSessionsEnabled = true,
            OverridableExistingInstanceStates = OverridableStates.AnyState,
        });
        await ground.BeginAsync("Gather", "a");
        await ground.RaiseAsync("a", "Next", 1);
        await ground.BeginAsync("Gather", "a");
        await ground.RaiseAsync("a", "Next", 2);
        await ground.RaiseAsync("a", "Next", 3);
        Assert.Equal("[2,3]", await ground.OutputAsync("a"));
        Assert.Equal([true, false, true, false, false], ground.Worker.Turns.Select(turn => turn.HasHistory));
    }

    [Fact]
    public async Task An_instance_started_again_after_a_termination_does_not_take_the_session_the_worker_still_has()
    {
        await using var ground = await SessionGround.StartAsync(Collecting);
        await ground.BeginAsync("Gather", "a");
        await ground.RaiseAsync("a", "Next", 1);
        await ground.Client.TerminateInstanceAsync("a");
        await ground.Clock.SettleAsync();
        Assert.Equal(1, ground.Worker.Kept);
        await ground.Client.PurgeInstanceAsync("a");
        await ground.BeginAsync("Gather", "a");
        await ground.RaiseAsync("a", "Next", 2);
        await ground.RaiseAsync("a", "Next", 3);
        Assert.Equal("[2,3]", await ground.OutputAsync("a"));
        Assert.Equal(0, ground.Worker.Kept);
    }
}
