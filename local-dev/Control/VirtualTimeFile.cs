using System.Globalization;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Control;

/// <summary>Where the virtual time of a data directory stands, so that a second run does not begin before the first ended.</summary>
internal sealed class VirtualTimeFile(string? directory)
{
    private readonly string? file = directory is null ? null : Path.Combine(directory, "virtual-time");

    /// <summary>A clock that begins where the last run's ended, or now.</summary>
    public VirtualClock Open()
    {
        var now = TimeProvider.System.GetUtcNow();
        if (file is null || !File.Exists(file)) return new VirtualClock(now);
        return new VirtualClock(DateTimeOffset.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
    }

    public void Keep(DateTimeOffset now)
    {
        if (file is not null) File.WriteAllText(file, now.ToString("O", CultureInfo.InvariantCulture));
    }
}
