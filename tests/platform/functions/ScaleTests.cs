using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Functions;

namespace Serverless.Tests.Platform.Functions;

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
        await using var host = await TestHost.StartAsync(builder => builder.Services.AddSingleton(new ScaleOptions()));
        var listener = host.Host.Services.GetRequiredService<RunningListeners>().All.OfType<PingListener>().First();
        listener.Backlog = 95;
        await AfterAsync(10, 5);
        await AfterAsync(10, 9);
        await AfterAsync(10, 10);
        listener.Backlog = 0;
        await AfterAsync(60, 10);
        await AfterAsync(10, 1);
        Assert.Equal(1, host.Host.Services.GetRequiredService<ScaleController>().Instances[listener.FunctionName]);

        async Task AfterAsync(int seconds, int instances)
        {
            await host.Clock.AdvanceAsync(TimeSpan.FromSeconds(seconds));
            Assert.Equal(instances, listener.Instances);
        }
    }
}
