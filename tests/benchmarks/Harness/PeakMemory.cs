using System.Diagnostics;
using System.Globalization;

namespace Serverless.Benchmarks.Harness;

/// <summary>The most this process had in memory since a moment; where the system cannot say that, since it began.</summary>
internal static class PeakMemory
{
    private const double Megabyte = 1024 * 1024;
    private const string StatusFile = "/proc/self/status";
    private const string ResetFile = "/proc/self/clear_refs";
    private const string ResetPeak = "5";

    /// <summary>Begins anew.</summary>
    public static void Reset()
    {
        GC.Collect();
        if (File.Exists(ResetFile)) File.WriteAllText(ResetFile, ResetPeak);
    }

    public static double Megabytes()
    {
        if (!File.Exists(StatusFile)) return Process.GetCurrentProcess().PeakWorkingSet64 / Megabyte;
        var line = File.ReadLines(StatusFile).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>What the process occupies now, SQLite's memory and all.</summary>
    public static double ResidentMegabytes() => Environment.WorkingSet / Megabyte;

    /// <summary>What managed code can reach now.</summary>
    public static double LiveMegabytes() => GC.GetTotalMemory(forceFullCollection: true) / Megabyte;
}
