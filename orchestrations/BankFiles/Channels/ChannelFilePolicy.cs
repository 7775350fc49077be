using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>When a channel's file is expected, and how much may be in it.</summary>
/// <param name="Channel">The payment channel, as a payment names it.</param>
/// <param name="ExpectedBy">By when a file has come on a working day, in the city's time; null where there need not be one.</param>
/// <param name="FirstForecast">Dollars expected in a file before there are files to go by.</param>
public sealed record ExpectedChannelFile(BankFileFormat Format, string Channel, TimeOnly? ExpectedBy, decimal FirstForecast, string Source);

/// <summary>What makes a channel's file doubtful.</summary>
/// <param name="TimesForecast">A file of more than so many times the forecast is implausible.</param>
/// <param name="SlipFrom">So is one whose average item is so many times the usual: a decimal point ten times off.</param>
/// <param name="FilesRemembered">How many earlier files make the forecast.</param>
public sealed record ChannelFilePolicy(
    DateOnly EffectiveFrom, IReadOnlyList<ExpectedChannelFile> Channels, decimal TimesForecast, decimal SlipFrom, int FilesRemembered, string Source) : IEffectiveDated
{
    public static EffectiveDated<ChannelFilePolicy> Default { get; } = EffectiveDated<ChannelFilePolicy>.FromResource("channel-files.json");

    public ExpectedChannelFile Of(BankFileFormat format) => Channels.Single(channel => channel.Format == format);
}
