using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Cases;

/// <summary>Reads and changes the tasks of cases, in the partitions of their accounts.</summary>
public sealed class CaseTasks(UtilityDatabase database, CaseStore cases, OutboxPublisher outbox)
{
    /// <summary>The account's tasks, done ones too, the oldest first.</summary>
    public async Task<IReadOnlyList<CaseTaskDocument>> InAccountAsync(string accountId, CancellationToken cancellation = default) =>
        [.. (await database.Accounts.AllAsync<CaseTaskDocument>(accountId, CaseTaskDocument.TypeName, cancellation)).OrderBy(task => task.CreatedAt).ThenBy(task => task.Id, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<CaseTaskDocument>> OfAsync(CaseReference reference, CancellationToken cancellation = default) =>
        [.. (await InAccountAsync(reference.AccountId, cancellation)).Where(task => task.RequestId == reference.RequestId)];

    /// <summary>Applies a person's act, and writes the task and the case in one batch.</summary>
    /// <returns>The answer with the stored task; null when there is no such task.</returns>
    public async Task<TaskAnswer?> ActAsync(CaseReference reference, string key, TaskAct act, StaffMember by, CancellationToken cancellation = default)
    {
        if (await FindAsync(reference, key, cancellation) is null) return null;
        TaskAnswer? answer = null;
        var written = await cases.ChangeAsync(reference, async (opened, account, now) =>
        {
            // Read after the case: whoever changes the task at the same time changes the case too, and then this is decided again.
            var task = (await FindAsync(reference, key, cancellation))!;
            answer = DecideTask.Decide(task, act, by, opened.IsOver, now);
            return ReferenceEquals(answer.Task, task) ? null : TaskChange.Of(opened, account, task, answer.Task);
        }, cancellation);
        if (written is not null) await outbox.TryPublishAsync(written, cancellation);
        return answer;
    }

    private Task<CaseTaskDocument?> FindAsync(CaseReference reference, string key, CancellationToken cancellation) =>
        database.Accounts.FindAsync<CaseTaskDocument>(reference.AccountId, CaseTaskDocument.IdFor(reference.RequestId, key), cancellation);
}
