using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Decides whether a channel's file can be what it says, and whether one is missing.</summary>
public static class JudgeChannelFile
{
    /// <summary>The channel after a file has come. The same file again changes nothing.</summary>
    public static ChannelHealthDocument Came(ChannelHealthDocument health, ChannelFile file, ExpectedChannelFile expected, ChannelFilePolicy policy, DateTimeOffset now)
    {
        if (health.Files.Any(known => known.FileId == file.FileId)) return health;
        var came = health with
        {
            Files = [.. health.Files.Append(file).TakeLast(policy.FilesRemembered)],
            LastCame = BusinessCalendar.DateOf(now),
            UpdatedAt = now,
            CauseId = file.FileId,
        };
        return Trouble(health.Files, file, expected, policy) is var (trouble, why) ? InTrouble(came, trouble, why, now) : came;
    }

    /// <summary>The channel when its file is missing: on a working day, after the hour it comes by. One that never sent a file is not in use.</summary>
    /// <returns>The same document when none is missing, or it is known.</returns>
    public static ChannelHealthDocument Waited(ChannelHealthDocument health, ExpectedChannelFile expected, BusinessCalendar calendar, DateTimeOffset now)
    {
        var today = BusinessCalendar.DateOf(now);
        if (expected.ExpectedBy is not { } by || !calendar.IsOpen(today) || now < CityTime.Of(today, by)) return health;
        if (health.LastCame is null || health.LastCame >= today || health.LateOn == today) return health;
        return InTrouble(health, ChannelTrouble.Late, $"No file has come by {by:HH:mm} on {today:yyyy-MM-dd}.", now) with { LateOn = today, UpdatedAt = now, CauseId = $"late-{today:yyyy-MM-dd}" };
    }

    /// <summary>A person says that all is well.</summary>
    public static ChannelHealthDocument Cleared(ChannelHealthDocument health, string by, string why, DateTimeOffset now) =>
        health.Trouble is null ? health : health with { Trouble = null, Since = now, Why = why, ClearedBy = by, UpdatedAt = now, CauseId = by };

    public static (ChannelTrouble Trouble, string Why)? Trouble(IReadOnlyList<ChannelFile> before, ChannelFile file, ExpectedChannelFile expected, ChannelFilePolicy policy)
    {
        if (file.Items == 0) return null;
        if (before.Any(known => known.Dated == file.Dated && known.Items == file.Items && known.Amount == file.Amount)) return (ChannelTrouble.Doubled, "Another file of the same day has the same count and amount.");
        ChannelFile[] usual = [.. before.Where(known => known.Items > 0)];
        var forecast = usual.Length > 0 ? usual.Average(known => known.Amount) : expected.FirstForecast;
        if (file.Amount > policy.TimesForecast * forecast) return (ChannelTrouble.Implausible, $"{Money.Text(file.Amount)} is more than {policy.TimesForecast} times the {Money.Text(forecast)} expected.");
        if (usual.Length == 0) return null;
        var item = usual.Sum(known => known.Amount) / usual.Sum(known => known.Items);
        return file.Amount / file.Items > policy.SlipFrom * item
            ? (ChannelTrouble.Implausible, $"The average of {Money.Text(file.Amount / file.Items)} an item is more than {policy.SlipFrom} times the usual: a decimal point may be off.")
            : null;
    }

    /// <summary>Trouble that a person has not cleared stays: the first is the one to look at.</summary>
    private static ChannelHealthDocument InTrouble(ChannelHealthDocument health, ChannelTrouble trouble, string why, DateTimeOffset now) =>
        health.Trouble is not null ? health : health with { Trouble = trouble, Since = now, Why = why, ClearedBy = null };
}
