using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Serverless.LocalDev.Store;

/// <summary>Prefers the system's SQLite, which its distribution keeps patched, to the older one the package carries.</summary>
internal static class SqliteLibrary
{
    private static readonly Lazy<bool> Loaded = new(LoadOnce);

    public static void Load() => _ = Loaded.Value;

    private static bool LoadOnce()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, ResolveSqlite);
        Batteries_V2.Init();
        return true;
    }

    private static IntPtr ResolveSqlite(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", out var system) ? system : IntPtr.Zero;
}
