using Serverless.LocalDev.Durable;
using Serverless.Tests.Conformance.Durable.SideBySide;

namespace Serverless.Tests.Conformance.Durable.Sessions;

/// <summary>Sessions change what a turn costs, and nothing of what an orchestration does or leaves behind.</summary>
public sealed class SameOutcomeTests
{
    public static TheoryData<string> Names => [.. Courses.All.Select(course => course.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task An_orchestration_ends_the_same_and_leaves_the_same_history_with_sessions_as_without(string name)
    {
        var course = Courses.All.Single(course => course.Name == name);
        var without = await OutcomeAsync(course, sessions: false);
        var with = await OutcomeAsync(course, sessions: true);
        Assert.Equal(without.Answer, with.Answer);
        Assert.Equal(without.History, with.History);
    }

    private static async Task<Outcome> OutcomeAsync(Course course, bool sessions)
    {
        await using var ground = await SessionGround.StartAsync(course.Tasks, new TaskHubOptions { ExtendedSessionsEnabled = sessions });
        var outcome = await Outcome.OfAsync(
            course, ground.Client, async id => (await ground.Hub.ReadHistoryAsync(id))!, () => ground.Clock.AdvanceAsync(TimeSpan.FromSeconds(1)));
        // The comparison is of two things only if the turns did travel in two ways.
        Assert.Equal(!sessions, ground.Worker.Turns.All(turn => turn.HasHistory is null));
        return outcome;
    }
}
