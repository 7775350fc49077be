using Serverless.LocalDev.Functions.Scaling;
using Serverless.LocalDev.Functions.Triggers;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Docs: "Target-based scaling": instances = ceil(backlog ÷ target executions per instance), at most four added at a time.</summary>
public sealed class ScaleTests
{
    [Theory]
    [InlineData(0, 16, 1)]
    [InlineData(16, 16, 1)]
    [InlineData(17, 16, 2)]
    [InlineData(1000, 16, 40)]
    public void The_target_is_the_backlog_over_the_concurrency_of_an_instance(long backlog, int concurrency, int expected) =>
        Assert.Equal(expected, ScaleFormula.Desired(backlog, concurrency, new ScaleOptions()));

    [Fact]
    public async Task Instances_follow_the_backlog_up_by_four_and_down_after_a_while()
    {
        using var clock = new VirtualClock(Platform.Start);
        var listener = new Backlogged { Backlog = 95 };
        using var scaling = new ScaleController([listener], new ScaleOptions(), clock);
        scaling.Start();
        await AfterAsync(10, 5);
        await AfterAsync(10, 9);
        await AfterAsync(10, 10);
        listener.Backlog = 0;
        await AfterAsync(60, 10);
        await AfterAsync(10, 1);
        Assert.Equal(1, scaling.Instances[listener.FunctionName]);

        async Task AfterAsync(int seconds, int instances)
        {
            await clock.AdvanceAsync(TimeSpan.FromSeconds(seconds));
            Assert.Equal(instances, listener.Instances);
        }
    }

    private sealed class Backlogged : IScalableListener
    {
        public string FunctionName => "Backlogged";

        public long Backlog { get; set; }

        public int ConcurrencyPerInstance => 10;

        public int Instances { get; set; } = 1;

        public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
    }
}
