using System.Text;

namespace Serverless.LocalDev.Access;

/// <summary>
/// Files and folders for the user alone who runs the program: 0600 and 0700 from the moment they exist. Windows has no such
/// modes, and nothing is done there: what lies in a user's own folder is the user's by that folder's access list.
/// </summary>
public static class PrivateFiles
{
    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates the folder and those above it that are missing. One that is there already stays as it is: it may be anybody's.</summary>
    public static DirectoryInfo CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(path)) return Directory.CreateDirectory(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } parent) CreateFolder(parent);
        return Directory.CreateDirectory(path, ForOwner | UnixFileMode.UserExecute);
    }

    /// <summary>Opens the file for writing; what was there under the name before becomes the user's alone, too.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = ForOwner;
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file.SafeFileHandle, ForOwner);
        return file;
    }

    public static async Task WriteAsync(string path, string text, CancellationToken cancellation = default)
    {
        await using var file = Open(path, FileMode.Create);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }

    /// <summary>Writes it whole or not at all: a kill leaves the text before or this one.</summary>
    public static void Replace(string path, string text)
    {
        var written = path + ".new";
        using (var file = Open(written, FileMode.Create)) file.Write(Encoding.UTF8.GetBytes(text));
        File.Move(written, path, overwrite: true);
    }

    /// <summary>Takes a file, if it is there, from everybody else.</summary>
    public static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path)) File.SetUnixFileMode(path, ForOwner);
    }
}
