using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Flows.Approvals;

/// <summary>What the log says of an approval nobody decides. The alert approval-overdue reads these very words (tests/infra).</summary>
public sealed class OverdueFlowTests : IAsyncLifetime
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ConcurrentQueue<string> warnings = new();
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync();
        platform.Cloud.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Pursuits(warnings));
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task Every_deadline_missed_but_the_reminder_is_warned_of_and_names_nobody()
    {
        await ApprovalFlow.AskedAsync(platform);
        await platform.AdvanceAsync(Day);
        Assert.Empty(warnings);
        await platform.AdvanceAsync(4 * Day);
        var approval = ApprovalDocument.IdFor(ApprovalFlow.Case.RequestId, ApprovalFlow.Key);
        Assert.Equal(
            [
                $"Approval overdue: {approval} of kind DepositWaiver at Escalation",
                $"Approval overdue: {approval} of kind DepositWaiver at SecondEscalation",
                $"Approval overdue: {approval} of kind DepositWaiver at Timeout",
            ],
            warnings);
    }

    [Fact]
    public async Task What_was_decided_in_time_is_not_warned_of()
    {
        var flow = await ApprovalFlow.AskedAsync(platform);
        using var decided = await flow.DecideAsync(await flow.TokenAsync(ApprovalFlow.Senior));
        Assert.NotNull(await flow.DecisionAsync());
        await platform.AdvanceAsync(5 * Day);
        Assert.Empty(warnings);
    }

    /// <summary>Keeps the warnings of whoever pursues approvals.</summary>
    private sealed class Pursuits(ConcurrentQueue<string> warnings) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName == typeof(PursueApproval).FullName ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) warnings.Enqueue(formatter(state, exception));
        }

        public void Dispose() { }
    }
}
