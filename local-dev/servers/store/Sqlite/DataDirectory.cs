using System.Globalization;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Store;

/// <summary>The directory that a local cloud keeps its data in.</summary>
public static class DataDirectory
{
    /// <summary>
    /// Moves the store's files, and what else is named, into a new folder of the directory, such as
    /// <c>aside-20260302T080000Z</c>, where they stay as they are.
    /// </summary>
    /// <param name="directory">As in <see cref="StoreOptions"/>; need not exist.</param>
    /// <param name="now">Names the folder.</param>
    /// <param name="alsoNames">Files and folders of the directory besides the store's, such as <c>blobs</c>.</param>
    /// <returns>The folder; null when there was nothing to move.</returns>
    /// <exception cref="StoreException">Another run uses the store.</exception>
    public static string? MoveAside(string directory, DateTimeOffset now, params IReadOnlyList<string> alsoNames)
    {
        if (!Directory.Exists(directory)) return null;
        var store = Path.Combine(directory, CloudStore.FileName);
        if (File.Exists(store) && StoreConnection.IsInUse(store)) throw new StoreException($"Another run is using {store}: end it first.");
        // What SQLite keeps beside the database belongs to it under its own name only.
        var found = Directory.EnumerateFiles(directory, $"{CloudStore.FileName}*").Select(path => Path.GetFileName(path))
            .Concat(alsoNames.Where(name => Path.Exists(Path.Combine(directory, name)))).ToList();
        if (found.Count == 0) return null;
        var aside = NewFolder(directory, now);
        foreach (var name in found) Directory.Move(Path.Combine(directory, name), Path.Combine(aside, name));
        return aside;
    }

    private static string NewFolder(string directory, DateTimeOffset now)
    {
        var name = Path.Combine(Path.GetFullPath(directory), now.UtcDateTime.ToString("'aside-'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        var folder = name;
        for (var number = 2; Path.Exists(folder); number++) folder = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        return PrivateFiles.CreateFolder(folder).FullName;
    }
}
