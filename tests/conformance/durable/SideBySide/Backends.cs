using Microsoft.DurableTask.Testing;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Conformance.Durable.SideBySide;

/// <summary>Runs a course on our task hub, and on Microsoft's in-process test host.</summary>
internal static class Backends
{
    public static async Task<Outcome> OursAsync(Course course)
    {
        var recorder = new TurnRecorder();
        await using var host = await DurableHost.StartAsync(new TaskHubOptions(), course.Tasks, worker => recorder.Attach(worker.Services));
        return await Outcome.OfAsync(course, host.Client, recorder.HistoryOfAsync, () => host.Clock.AdvanceAsync(TimeSpan.FromSeconds(1)));
    }

    public static async Task<Outcome> TheirsAsync(Course course)
    {
        var recorder = new TurnRecorder();
        await using var host = await StartTheirsAsync(course, recorder);
        return await Outcome.OfAsync(course, host.Client, recorder.HistoryOfAsync, async () => await Task.Yield());
    }

    private static async Task<DurableTaskTestHost> StartTheirsAsync(Course course, TurnRecorder recorder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await DurableTaskTestHost.StartAsync(course.Tasks, new DurableTaskTestHostOptions { ConfigureServices = recorder.Attach });
            }
            catch (IOException) when (attempt < 5)
            {
                // It takes a port by chance, and somebody had that one already.
            }
        }
    }
}
