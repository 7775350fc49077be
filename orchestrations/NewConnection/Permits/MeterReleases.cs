using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>The release of one meter, and who gave it. It is written once; a later release of the same meter changes nothing.</summary>
public sealed record MeterReleaseDocument : AccountPartitionDocument
{
    public const string TypeName = "meterRelease";

    public override string Type => TypeName;

    public required string RequestId { get; init; }

    public required string Meter { get; init; }

    /// <summary>The permit's number; null for an emergency release, which people approved instead.</summary>
    public string? PermitNumber { get; init; }

    public required DateTimeOffset ReleasedAt { get; init; }

    public static string IdFor(string requestId, string meter) => $"release-{requestId}-{meter}";
}

/// <summary>
/// The meter releases of each request. A release can come before its application. It is then stored in the partition of the account
/// number reserved for the request.
/// </summary>
public sealed class MeterReleases(UtilityDatabase database, CaseStore cases, KeyClaims keys, RequestAccounts accounts, TimeProvider time)
{
    /// <summary>The event that tells the waiting orchestration to read its releases.</summary>
    public const string ReleaseEvent = "meter-release";

    /// <summary>Stores a release. The value is its case; null when there is none yet.</summary>
    public async Task<Claimed<CaseDocument>> RecordAsync(MeterReleased released, CancellationToken cancellation = default)
    {
        var found = await cases.FindAsync(released.RequestId, cancellation);
        var key = KeyOf(released.Meter);
        if (found is not null && !found.HasTold(key) && cases.LimitOf(found) is { } full) return new(null) { Limit = full };
        if (await keys.ClaimAsync(released.Claim(), cancellation) is { } conflict) return new(null, conflict);
        var accountId = found?.AccountId ?? await accounts.ReserveAsync(released.RequestId, cancellation);
        var isNew = await WriteAsync(accountId, released.RequestId, released.Meter, released.PermitNumber, released.ReleasedAt, released.ReleaseId, cancellation);
        if (isNew && found is { IsEnding: false })
        {
            var told = new TimelineEntry(key, time.GetUtcNow(), $"Meter released: {released.Meter}", ForCustomer: ForCustomer(released.Meter)).FromOutside();
            await cases.ChangeAsync(new(found.RequestId, found.AccountId), (_, _) => new(told), cancellation);
        }
        return new(found);
    }

    /// <summary>Releases a meter because people approved it, instead of the permit office.</summary>
    public async Task GrantAsync(CaseReference reference, string meter, string causeId, CancellationToken cancellation = default)
    {
        await WriteAsync(reference.AccountId, reference.RequestId, meter, permitNumber: null, time.GetUtcNow(), causeId, cancellation);
        await cases.NoteAsync(reference, KeyOf(meter), $"Meter released in an emergency: {meter}", forCustomer: ForCustomer(meter), cancellation: cancellation);
    }

    /// <summary>The keys of all meters released for a request.</summary>
    public async Task<IReadOnlySet<string>> ForAsync(CaseReference reference, CancellationToken cancellation = default)
    {
        var released = new HashSet<string>(StringComparer.Ordinal);
        foreach (var release in await database.Accounts.AllAsync<MeterReleaseDocument>(reference.AccountId, MeterReleaseDocument.TypeName, cancellation))
        {
            if (release.RequestId == reference.RequestId) released.Add(release.Meter);
        }
        return released;
    }

    private async Task<bool> WriteAsync(
        string accountId, string requestId, string meter, string? permitNumber, DateTimeOffset releasedAt, string causeId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var release = new MeterReleaseDocument
        {
            Id = MeterReleaseDocument.IdFor(requestId, meter),
            AccountId = accountId,
            RequestId = requestId,
            Meter = meter,
            PermitNumber = permitNumber,
            ReleasedAt = releasedAt.ToUniversalTime(),
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = causeId,
        };
        return await database.Accounts.CreateOnceAsync(accountId, release, cancellation);
    }

    private static string KeyOf(string meter) => $"released-{meter}";

    private static string ForCustomer(string meter) => $"Released: {MeterKey.Words(meter)}";
}
