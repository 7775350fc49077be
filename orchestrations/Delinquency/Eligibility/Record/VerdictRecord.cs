using System.Security.Cryptography;
using System.Text.Json;
using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>
/// A verdict as bytes, with everything that it was made from. The same build makes the same bytes from the same facts, policy and
/// calendar.
/// </summary>
/// <param name="Bytes">Canonical JSON of <see cref="VerdictEvidence"/>, as UTF-8.</param>
/// <param name="Sha256">Of the bytes, as 64 lower-case hex digits.</param>
public sealed record VerdictRecord(ReadOnlyMemory<byte> Bytes, string Sha256)
{
    /// <summary>The compiler derives it from all that the assembly consists of, so it changes with every change of the rules.</summary>
    public static string CodeVersion { get; } = typeof(Eligibility).Module.ModuleVersionId.ToString("N");

    public bool IsIntact => Sha256 == HashOf(Bytes.Span);

    public static VerdictRecord Of(DisconnectionFacts facts, DisconnectionPolicy policy, BusinessCalendar calendar, DateTimeOffset now, DisconnectionAct act = DisconnectionAct.Cut)
    {
        var verdict = Eligibility.Of(facts, policy, calendar, now, act);
        var card = VerdictCard.Of(facts, policy, calendar, verdict, now, act);
        var bytes = CanonicalJson.Of(new VerdictEvidence(
            CodeVersion, policy.EffectiveFrom, HashOf(CanonicalJson.Of(policy)), HashOf(CanonicalJson.Of(calendar)), now, act, facts, verdict, card));
        return new(bytes, HashOf(bytes));
    }

    /// <exception cref="InvalidOperationException">The bytes are not those that the hash was made of.</exception>
    /// <exception cref="JsonException">They are of a build that kept other facts.</exception>
    public VerdictEvidence Read() =>
        IsIntact ? CanonicalJson.Read<VerdictEvidence>(Bytes.Span) : throw new InvalidOperationException("The record was changed: its hash does not fit.");

    private static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
