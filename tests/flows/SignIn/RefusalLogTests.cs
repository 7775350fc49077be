using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Tests.Flows.Approvals;

namespace Serverless.Tests.Flows.SignIn;

/// <summary>What the log says of a caller who is refused. The alerts callers-refused and staff-refused read these very words (tests/infra).</summary>
public sealed class RefusalLogTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> warnings = new();
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync();
        platform.Cloud.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Warnings(warnings));
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task Who_is_refused_at_the_door_or_by_a_function_is_warned_of_and_who_is_let_in_is_not()
    {
        var flow = await ApprovalFlow.AskedAsync(platform, requestedBy: ApprovalFlow.Senior);
        using var nobody = await platform.Http.GetAsync("/api/approvals");
        using var notTheirs = await flow.CallAsync(HttpMethod.Post, ApprovalFlow.ById("/decision"), ApprovalFlow.Senior, new { option = "Approve", reason = "Mine." });
        using var letIn = await flow.CallAsync(HttpMethod.Get, "/api/approvals", ApprovalFlow.Senior);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.OK), (nobody.StatusCode, notTheirs.StatusCode, letIn.StatusCode));
        Assert.Equal(
            ["Caller refused: 401 by ListApprovals, asked by unknown", $"Caller refused: 403 by PostApprovalDecision, asked by {ApprovalFlow.Senior}"],
            warnings);
    }

    private sealed class Warnings(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName == typeof(Serverless.Functions.SignIn.Authorization).FullName ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
