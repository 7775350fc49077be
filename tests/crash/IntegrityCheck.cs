using Serverless.LocalDev.Store;

namespace Serverless.Tests.Crash;

internal static class IntegrityCheck
{
    /// <summary><c>ok</c>, or the first thing that is wrong with the file.</summary>
    public static string Run(StoreConnection connection)
    {
        var check = connection.Prepare("PRAGMA integrity_check");
        check.Step();
        var verdict = check.GetString(0);
        check.Reset();
        return verdict;
    }
}
