using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>
/// How each bank lays out its lockbox files (BAI, fixed width). A box has a profile because somebody set it up: with another bank's
/// positions, an account number could be read as money, so a profile is never guessed.
/// </summary>
/// <param name="Envelope">What stands at the same place in all profiles; it leads to the box.</param>
/// <param name="RestOfBatch">What becomes of a batch's readable items when others of its lines cannot be read, and nothing else is wrong.</param>
public sealed record LockboxProfiles(
    DateOnly EffectiveFrom, RestOfBatch RestOfBatch, LockboxEnvelope Envelope, IReadOnlyList<LockboxBox> Boxes, IReadOnlyList<LockboxProfile> Profiles) : IEffectiveDated
{
    public static EffectiveDated<LockboxProfiles> Default { get; } = EffectiveDated<LockboxProfiles>.FromResource("lockbox-profiles.json");

    /// <summary>The profile of a destination's box; null when nobody set it up.</summary>
    public LockboxProfile? Of(string? destination, string? box) =>
        Boxes.FirstOrDefault(known => known.Destination == destination && known.Box == box) is { } found ? Profiles.Single(profile => profile.Name == found.Profile) : null;
}

public enum RestOfBatch
{
    /// <summary>It waits with the lines that cannot be read.</summary>
    Waits,

    /// <summary>It posts.</summary>
    Posts,
}

/// <param name="Destination">As in the file's header: whom the bank sends the file to.</param>
public sealed record LockboxBox(string Destination, string Box, string Profile);

/// <summary>Fields of records 1, 2, 5 and 9.</summary>
/// <param name="RecordSize">Of record 2: how wide it says the records are.</param>
/// <param name="Records">Of record 9: how many records the file has, the first and the last included.</param>
public sealed record LockboxEnvelope(
    Columns Destination, Columns FileDate, Columns RecordSize, Columns Batch, Columns Box, Columns BatchDate, string DateFormat, Columns Records);

/// <param name="Source">Where the positions come from, and how certain that is: A text read, B second-hand, U not retrieved.</param>
public sealed record LockboxProfile(
    string Name, string Source, LockboxDetail Detail, LockboxOverflow Overflow, LockboxBatchTotal BatchTotal, LockboxBoxTotal BoxTotal);

/// <summary>Fields of record 6, a check.</summary>
/// <param name="Box">Null where the profile repeats the box only in the totals.</param>
public sealed record LockboxDetail(Columns Batch, Columns Item, Columns? Box, Columns Amount, Columns Routing, Columns Account, Columns Check);

/// <summary>Fields of record 4: what a check pays.</summary>
/// <param name="Sequence">Null where a profile does not number the records.</param>
/// <param name="IsLast">Holds 9 in an item's last record. Null where a profile does not mark it.</param>
/// <param name="Reference">Which column holds the customer's account number.</param>
public sealed record LockboxOverflow(Columns Batch, Columns Item, Columns? Sequence, Columns? IsLast, Columns Reference, Columns Amount);

/// <summary>Fields of record 7.</summary>
public sealed record LockboxBatchTotal(Columns Batch, Columns Box, Columns Count, Columns Amount);

/// <summary>Fields of record 8.</summary>
public sealed record LockboxBoxTotal(Columns Box, Columns Count, Columns Amount);
