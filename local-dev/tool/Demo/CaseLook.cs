using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Control;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.LocalDev.Demo;

/// <summary>Everything about a new connection at one moment, as the utility sees it.</summary>
/// <param name="Unbilled">The case that is opened when no bill has come; null before, or without need.</param>
/// <param name="Run">Where the orchestration stands.</param>
internal sealed record CaseLook(CaseDocument Case, AccountDocument Account, IReadOnlyList<ApprovalDocument> Approvals, CaseDocument? Unbilled, OrchestrationMetadata? Run)
{
    /// <summary>An approval that somebody must decide before anything else.</summary>
    public ApprovalDocument? Pending => Approvals.FirstOrDefault(approval => approval.Status == ApprovalStatus.Pending);

    public bool IsOver => Run is { IsCompleted: true };

    public static async Task<CaseLook> ReadAsync(LocalPlatform platform, string requestId, CancellationToken stop)
    {
        var (services, accounts) = (platform.Cloud.Services, platform.Database.Accounts);
        var found = await services.GetRequiredService<CaseStore>().FindAsync(requestId, stop) ?? throw new CommandFailure($"There is no case for {requestId}.");
        return new(
            found,
            (await accounts.FindAsync<AccountDocument>(found.AccountId, AccountDocument.DocumentId, stop))!,
            await services.GetRequiredService<ConnectionFiles>().AllAsync<ApprovalDocument>(new(requestId, found.AccountId), ApprovalDocument.TypeName, stop),
            await accounts.FindAsync<CaseDocument>(found.AccountId, CaseDocument.IdFor($"{requestId}-unbilled"), stop),
            await platform.Cloud.Durable.GetInstanceAsync(found.InstanceId, cancellation: stop));
    }
}
