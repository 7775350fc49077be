using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Which payment channels' files can be relied on. Whoever decides on a disconnection reads this.</summary>
public sealed class ChannelHealths(
    UtilityDatabase database, EffectiveDated<ChannelFilePolicy> policies, EffectiveDated<BusinessCalendar> calendars, TimeProvider time)
{
    /// <summary>All channels from which a file has ever come, in no particular order.</summary>
    public async Task<IReadOnlyList<ChannelHealthDocument>> AllAsync(CancellationToken cancellation = default) =>
        await database.Accounts.AllAsync<ChannelHealthDocument>(ChannelHealthDocument.Partition, ChannelHealthDocument.TypeName, cancellation);

    /// <summary>Notes a file that was checked.</summary>
    /// <returns>Why a person must look at it before anything of it is posted; null when nothing is doubtful.</returns>
    public async Task<string?> NoteAsync(BankFileFormat format, ChannelFile file, CancellationToken cancellation = default)
    {
        var policy = policies.On(BusinessCalendar.DateOf(time.GetUtcNow()));
        var expected = policy.Of(format);
        var id = ChannelHealthDocument.IdFor(expected.Channel);
        while (true)
        {
            var came = await database.Accounts.ChangeAsync<ChannelHealthDocument>(
                ChannelHealthDocument.Partition, id, health => JudgeChannelFile.Came(health, file, expected, policy, time.GetUtcNow()), cancellation);
            // The forecast is made of the files before this one, also when it is looked at once more.
            if (came.Document is { } channel) return JudgeChannelFile.Trouble([.. channel.Files.TakeWhile(known => known.FileId != file.FileId)], file, expected, policy)?.Why;
            await database.Accounts.CreateOnceAsync(ChannelHealthDocument.Partition, New(expected.Channel), cancellation);
        }
    }

    /// <summary>Looks whether a file is missing by now, from a channel that has sent files before.</summary>
    public async Task WatchAsync(CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var today = BusinessCalendar.DateOf(now);
        foreach (var expected in policies.On(today).Channels.Where(channel => channel.ExpectedBy is not null))
        {
            await database.Accounts.ChangeAsync<ChannelHealthDocument>(
                ChannelHealthDocument.Partition, ChannelHealthDocument.IdFor(expected.Channel), health => JudgeChannelFile.Waited(health, expected, calendars.On(today), now), cancellation);
        }
    }

    /// <summary>A person says that a channel is well.</summary>
    /// <returns>Null when there is no such channel.</returns>
    public async Task<ChannelHealthDocument?> ClearAsync(string channel, string by, string why, CancellationToken cancellation = default) =>
        (await database.Accounts.ChangeAsync<ChannelHealthDocument>(
            ChannelHealthDocument.Partition, ChannelHealthDocument.IdFor(channel), health => JudgeChannelFile.Cleared(health, by, why, time.GetUtcNow()), cancellation)).Document;

    private ChannelHealthDocument New(string channel)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Id = ChannelHealthDocument.IdFor(channel),
            AccountId = ChannelHealthDocument.Partition,
            Channel = channel,
            Since = now,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = "first-look",
        };
    }
}
