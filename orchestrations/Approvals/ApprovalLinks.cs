using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Sends every approver a link of their own, and finds what a link leads to.</summary>
public sealed class ApprovalLinks(
    UtilityDatabase database, ApprovalStore approvals, INotifications notifications, IOptions<ApprovalSettings> settings, TimeProvider time)
{
    /// <summary>
    /// Sends whoever awaits this message a fresh link; it replaces the one they had. Done again after a crash it sends to those
    /// who were not told yet, and what had been on its way to them is worth nothing.
    /// </summary>
    public async Task SendAsync(ApprovalDocument approval, ApprovalPurpose purpose, CancellationToken cancellation = default)
    {
        Approver[] awaiting = [.. approval.Approvers.Where(approver => IsToBeTold(approval, approver, purpose))];
        if (awaiting.Length == 0) return;
        var tokens = awaiting.ToDictionary(approver => approver.SignIn, _ => LinkToken.Create(), StringComparer.Ordinal);
        foreach (var approver in awaiting) await WriteAsync(approval, approver, LinkToken.HashOf(tokens[approver.SignIn]), cancellation);
        var issued = await ChangeAsync(approval, Issue, cancellation);
        foreach (var approver in issued.Approvers.Where(IsTheirs))
            await notifications.SendAsync(ApprovalMessage.For(issued, approver, purpose, Address(tokens[approver.SignIn])), cancellation);
        await ChangeAsync(issued, approver => IsTheirs(approver) ? approver with { Told = purpose } : approver, cancellation);

        Approver Issue(Approver approver) =>
            approver.IsAsked && tokens.TryGetValue(approver.SignIn, out var token) ? approver with { LinkHash = LinkToken.HashOf(token) } : approver;

        bool IsTheirs(Approver approver) => tokens.TryGetValue(approver.SignIn, out var token) && approver.LinkHash == LinkToken.HashOf(token);
    }

    /// <summary>The link of a token, or null when we never gave it out. Whether it still counts, its approval says.</summary>
    public async Task<ApprovalLinkDocument?> FindAsync(string token, CancellationToken cancellation = default)
    {
        if (!LinkToken.IsWellFormed(token)) return null;
        var hash = LinkToken.HashOf(token);
        return await database.Accounts.FindAsync<ApprovalLinkDocument>(ApprovalLinkDocument.PartitionOf(hash), hash, cancellation);
    }

    private Uri Address(string token) => new($"{settings.Value.PublicAddress.TrimEnd('/')}/api/approvals/{token}");

    private static bool IsToBeTold(ApprovalDocument approval, Approver approver, ApprovalPurpose purpose) =>
        approval.Status == ApprovalStatus.Pending && approver.IsAsked && !approval.HasDecided(approver.SignIn)
        && (approver.Told is null || (purpose == ApprovalPurpose.Reminded && approver.Told != purpose));

    private async Task WriteAsync(ApprovalDocument approval, Approver approver, string hash, CancellationToken cancellation)
    {
        var link = ApprovalLinkDocument.For(approval, approver, hash, time.GetUtcNow());
        using var written = await database.Accounts.CreateItemStreamAsync(DocumentStream.Of(link), new PartitionKey(link.AccountId), cancellationToken: cancellation);
        written.EnsureSuccessStatusCode();
    }

    private async Task<ApprovalDocument> ChangeAsync(ApprovalDocument approval, Func<Approver, Approver> change, CancellationToken cancellation) =>
        await approvals.ChangeAsync(
            approval.AccountId,
            approval.Id,
            (current, now) => current.Status != ApprovalStatus.Pending ? current : current with { Approvers = [.. current.Approvers.Select(change)], UpdatedAt = now },
            cancellation)
        ?? throw new InvalidOperationException($"{approval.Id} is gone.");
}
