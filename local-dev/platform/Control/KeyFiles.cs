using System.Globalization;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Control;

/// <summary>
/// Where each run leaves its key while it runs, in a file of this user alone, named by its port: so the program's commands
/// find the key of the run they speak to, wherever that keeps its data, and no command line ever holds one.
/// </summary>
internal sealed class KeyFiles(string directory)
{
    public string PathOf(int port) => Path.Combine(directory, port.ToString(CultureInfo.InvariantCulture));

    public void Leave(int port, string key)
    {
        PrivateFiles.CreateFolder(directory);
        PrivateFiles.Replace(PathOf(port), key);
    }

    /// <summary>Null where no run left one.</summary>
    public string? Find(int port) => File.Exists(PathOf(port)) ? File.ReadAllText(PathOf(port)) : null;

    public void Remove(int port) => File.Delete(PathOf(port));
}
