using System.Globalization;
using System.Text;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Control;

/// <summary>
/// Where the virtual time of a data directory stands, so that no run begins before the last one ended, however that ended. It
/// is written before anything happens at a new time: a run killed in the middle of an advance leaves nothing of a later time.
/// </summary>
internal static class VirtualTimeFile
{
    /// <summary>A clock that begins where the last run's ended, or now, and keeps its time from then on.</summary>
    /// <param name="directory">Null keeps nothing.</param>
    public static VirtualClock OpenClock(string? directory)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (directory is null) return new VirtualClock(now);
        var file = Path.Combine(PrivateFiles.CreateFolder(directory).FullName, "virtual-time");
        var start = Read(file) ?? now;
        Keep(file, start);
        return new VirtualClock(start) { Moving = time => Keep(file, time) };
    }

    private static DateTimeOffset? Read(string file) =>
        File.Exists(file) && File.ReadAllText(file) is { Length: > 0 } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    // Always of one length, so that one write replaces the time before: a kill finds either of them, never a part.
    private static void Keep(string file, DateTimeOffset time)
    {
        using var opened = PrivateFiles.Open(file, FileMode.OpenOrCreate);
        RandomAccess.Write(opened.SafeFileHandle, Encoding.ASCII.GetBytes(time.ToString("O", CultureInfo.InvariantCulture)), fileOffset: 0);
    }
}
