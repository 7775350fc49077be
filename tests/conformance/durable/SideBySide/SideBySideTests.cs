namespace Serverless.Tests.Conformance.Durable.SideBySide;

/// <summary>
/// The same orchestrations on Microsoft.DurableTask.InProcessTestHost 0.2.3-preview.1, whose backend nobody here wrote: answers
/// and histories are the same, but for what is listed with its reason.
/// </summary>
public sealed class SideBySideTests
{
    public static TheoryData<string> Names => [.. Courses.All.Select(course => course.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task The_same_orchestration_leaves_the_same_answer_and_history(string name)
    {
        var course = Courses.All.Single(course => course.Name == name);
        var theirs = await Backends.TheirsAsync(course);
        var ours = await Backends.OursAsync(course);
        Assert.Equal(theirs.Answer, ours.Answer);
        Assert.Equal(theirs.History, ours.History);
    }
}
