using System.Globalization;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// Where the traffic stands, so that a second start goes on with messages never sent before. Indexes are reserved on disk in
/// steps before they are used: a killed run skips the rest of its step and repeats nothing.
/// </summary>
/// <param name="file">Null keeps no position: every run begins at 0.</param>
public sealed class TrafficPosition(string? file)
{
    private const long Step = 500;
    private long next = file is not null && File.Exists(file) ? long.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : 0;
    private long reserved = -1;

    /// <summary>What will be taken next.</summary>
    public long Next => next;

    /// <summary>The next index; each is given out once.</summary>
    public long Take()
    {
        if (next > reserved) Write((reserved = next + Step) + 1);
        return next++;
    }

    /// <summary>Gives back what was reserved and not used.</summary>
    public void Close()
    {
        if (reserved >= 0) Write(next);
        reserved = -1;
    }

    private void Write(long value)
    {
        if (file is not null) PrivateFiles.Replace(file, value.ToString(CultureInfo.InvariantCulture));
    }
}
