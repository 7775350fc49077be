using System.Globalization;
using System.Runtime.InteropServices;

namespace Serverless.Benchmarks.Harness;

/// <summary>Where the figures come from.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    public static string Facts() => string.Create(CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, SQLite {RawInserts.SqliteVersion()}");

    /// <summary>Load average of one minute; NaN where the system does not tell.</summary>
    public static double Load() =>
        File.Exists(LoadFile) ? double.Parse(File.ReadAllText(LoadFile).Split(' ')[0], CultureInfo.InvariantCulture) : double.NaN;
}
