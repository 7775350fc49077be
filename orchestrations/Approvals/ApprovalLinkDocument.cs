using System.Text.Json.Serialization;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

/// <summary>
/// Finds the approval from a token's hash, so that the link itself need not name an account. Its partition is derived from the hash too.
/// It grants nothing: the approval says who each link belongs to and whether it is still valid.
/// </summary>
public sealed record ApprovalLinkDocument : AccountPartitionDocument
{
    public const string TypeName = "approvalLink";

    /// <summary>How long after its end a link is still answered with the reason why it is invalid.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    public override string Type => TypeName;

    public required CaseReference Case { get; init; }

    public required string ApprovalId { get; init; }

    public required string Approver { get; init; }

    public required StaffRole Role { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Seconds after which Cosmos DB may delete this document.</summary>
    [JsonPropertyName("ttl")]
    public int TimeToLive => (int)(ExpiresAt - CreatedAt + Remembered).TotalSeconds;

    public static string PartitionOf(string hash) => $"approval-link-{hash[..4]}";

    public static ApprovalLinkDocument For(ApprovalDocument approval, Approver approver, string hash, DateTimeOffset now) => new()
    {
        Id = hash,
        AccountId = PartitionOf(hash),
        Case = approval.Case,
        ApprovalId = approval.Id,
        Approver = approver.SignIn,
        Role = approver.Role,
        ExpiresAt = approval.ExpiresAt,
        CreatedAt = now,
        UpdatedAt = now,
        CauseId = approval.Id,
    };
}
