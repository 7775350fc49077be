using System.Runtime.ExceptionServices;
using Azure;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Sends each approver their own link, and finds the approval a link belongs to.</summary>
public sealed class ApprovalLinks(
    UtilityDatabase database, ApprovalStore approvals, INotifications notifications, IOptions<ApprovalSettings> settings, TimeProvider time)
{
    /// <summary>The path of every link. The token comes after a #, a part that browsers do not send.</summary>
    public const string Path = "/api/approve";

    /// <summary>
    /// Sends a link to each approver who is still to get this message. It replaces their earlier link. After a fault, a second call sends
    /// only to those not yet told. An unfinished message is sent again with the same link, since part of it may have arrived.
    /// </summary>
    /// <exception cref="RequestFailedException">At least one approver could not be told. All others were.</exception>
    public async Task SendAsync(ApprovalDocument approval, ApprovalPurpose purpose, CancellationToken cancellation = default)
    {
        Approver[] awaiting = [.. approval.Approvers.Where(approver => IsToBeTold(approval, approver, purpose))];
        if (awaiting.Length == 0) return;
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var approver in awaiting)
            tokens[approver.SignIn] = await UnderWayAsync(approval, approver, purpose, cancellation) ?? await CreateAsync(approval, approver, cancellation);
        var issued = await ChangeAsync(approval, Issue, cancellation);
        var told = new HashSet<string>(StringComparer.Ordinal);
        RequestFailedException? fault = null;
        foreach (var approver in issued.Approvers.Where(IsTheirs))
        {
            try
            {
                await notifications.SendAsync(ApprovalMessage.For(issued, approver, purpose, Address(tokens[approver.SignIn])), cancellation);
                told.Add(approver.SignIn);
            }
            catch (RequestFailedException untaken)
            {
                fault ??= untaken;
            }
        }
        await ChangeAsync(issued, approver => IsTheirs(approver) && told.Contains(approver.SignIn) ? approver with { Told = purpose } : approver, cancellation);
        if (fault is not null) ExceptionDispatchInfo.Throw(fault);

        Approver Issue(Approver approver) =>
            approver.IsAsked && tokens.TryGetValue(approver.SignIn, out var token) ? approver with { LinkHash = LinkToken.HashOf(token) } : approver;

        bool IsTheirs(Approver approver) => tokens.TryGetValue(approver.SignIn, out var token) && approver.LinkHash == LinkToken.HashOf(token);
    }

    /// <summary>The link document of a token; null for a token we never issued. Whether the link is still valid is in its approval.</summary>
    public async Task<ApprovalLinkDocument?> FindAsync(string token, CancellationToken cancellation = default)
    {
        if (!LinkToken.IsWellFormed(token)) return null;
        var hash = LinkToken.HashOf(token);
        return await database.Accounts.FindAsync<ApprovalLinkDocument>(ApprovalLinkDocument.PartitionOf(hash), hash, cancellation);
    }

    private Uri Address(string token) => new($"{settings.Value.PublicAddress.TrimEnd('/')}{Path}#{token}");

    private static bool IsToBeTold(ApprovalDocument approval, Approver approver, ApprovalPurpose purpose) =>
        approval.Status == ApprovalStatus.Pending && approver.IsAsked && !approval.HasDecided(approver.SignIn)
        && (approver.Told is null || (purpose == ApprovalPurpose.Reminded && approver.Told != purpose));

    /// <summary>The token of a message whose sending did not finish; null when there is none with a valid link.</summary>
    private async Task<string?> UnderWayAsync(ApprovalDocument approval, Approver approver, ApprovalPurpose purpose, CancellationToken cancellation)
    {
        if (approver.LinkHash is null || await notifications.FindAsync(ApprovalMessage.NameFor(approval, approver, purpose), cancellation) is not { } message) return null;
        var token = LinkToken.In(message.Link.Address.OriginalString);
        return LinkToken.HashOf(token) == approver.LinkHash && await FindAsync(token, cancellation) is not null ? token : null;
    }

    /// <summary>Makes a new token and stores its link document.</summary>
    private async Task<string> CreateAsync(ApprovalDocument approval, Approver approver, CancellationToken cancellation)
    {
        var token = LinkToken.Create();
        var link = ApprovalLinkDocument.For(approval, approver, LinkToken.HashOf(token), time.GetUtcNow());
        if (!await database.Accounts.CreateOnceAsync(link.AccountId, link, cancellation)) throw new InvalidOperationException("A link with this token is there already.");
        return token;
    }

    private async Task<ApprovalDocument> ChangeAsync(ApprovalDocument approval, Func<Approver, Approver> change, CancellationToken cancellation) =>
        await approvals.ChangeAsync(
            approval.AccountId,
            approval.Id,
            (current, now) => current.Status != ApprovalStatus.Pending ? current : current with { Approvers = [.. current.Approvers.Select(change)], UpdatedAt = now },
            cancellation)
        ?? throw new InvalidOperationException($"{approval.Id} is gone.");
}
