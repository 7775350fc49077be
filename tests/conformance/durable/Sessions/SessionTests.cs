using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Durable;
using static Serverless.Tests.Conformance.Durable.Sessions.Orchestrators;

namespace Serverless.Tests.Conformance.Durable.Sessions;

/// <summary>Docs: "Performance and scale in Durable Functions", extended sessions.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task Turns_after_the_first_come_without_the_history()
    {
        await using var ground = await SessionGround.StartAsync(Collecting);
        await ground.BeginAsync("Collect", "a", 4);
        Assert.Equal("[0,10,20,30]", await ground.OutputAsync("a"));
        Assert.Equal([0, 0, 0, 0, 0], ground.Histories);
        Assert.Equal([true, false, false, false, false], ground.Worker.Turns.Select(turn => turn.HasHistory));
    }

    [Fact]
    public async Task Without_sessions_each_turn_comes_with_its_whole_history()
    {
        await using var ground = await SessionGround.StartAsync(Collecting, new TaskHubOptions());
        await ground.BeginAsync("Collect", "a", 2);
        Assert.Equal([0, 4, 8], ground.Histories);
        Assert.All(ground.Worker.Turns, turn => Assert.Null(turn.HasHistory));
    }

    [Fact]
    public async Task An_idle_timeout_of_nothing_turns_sessions_off()
    {
        await using var ground = await SessionGround.StartAsync(
            Collecting, new TaskHubOptions { ExtendedSessionsEnabled = true, ExtendedSessionIdleTimeoutInSeconds = 0 });
        await ground.BeginAsync("Collect", "a", 2);
        Assert.Equal([0, 4, 8], ground.Histories);
    }

    [Fact]
    public async Task A_turn_without_the_history_is_told_the_trace_the_orchestration_was_started_in()
    {
        const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        await using var ground = await SessionGround.StartAsync(Collecting);
        await ground.Hub.StartInstanceAsync(new CreateInstanceRequest { Name = "Collect", Input = "2", ParentTraceContext = new() { TraceParent = Trace } });
        await ground.Clock.SettleAsync();
        Assert.Equal([Trace, Trace], ground.Worker.Traces);
    }

    /// <summary>Its processor does not read the properties of sessions: without a history it could not run a turn.</summary>
    [Fact]
    public async Task A_worker_without_functions_gets_every_history()
    {
        await using var host = await DurableHost.StartAsync(new TaskHubOptions { ExtendedSessionsEnabled = true }, Collecting);
        Assert.Equal("[0,10,20,30]", (await host.RunAsync("Collect", 4)).SerializedOutput);
    }
}
