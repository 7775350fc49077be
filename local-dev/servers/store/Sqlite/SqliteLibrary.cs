using SQLitePCL;

namespace Serverless.LocalDev.Store;

/// <summary>The SQLite library that the package brings along, made ready once.</summary>
internal static class SqliteLibrary
{
    private static readonly Lazy<bool> Loaded = new(() =>
    {
        Batteries_V2.Init();
        return true;
    });

    public static void Load() => _ = Loaded.Value;
}
