using System.Diagnostics.Metrics;

namespace Serverless.Orchestrations.Approvals;

/// <summary>What operations watch.</summary>
internal static class ApprovalMetrics
{
    public const string MeterName = "Serverless.Approvals";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Overdue = Meter.CreateCounter<long>("approvals.overdue", "{approval}", "Deadlines that passed without a decision, reminders aside.");

    public static void CountOverdue(string kind, ApprovalStage stage) => Overdue.Add(1, new("kind", kind), new("stage", stage.ToString()));
}
