using System.Globalization;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Cloud;
using Serverless.Orchestrations.Partners;

namespace Serverless.LocalDev.Control;

/// <summary>
/// Where each run leaves its key while it runs, in a file of this user alone, named by its port: so the program's commands
/// find the key of the run they speak to, wherever that keeps its data, and no command line ever holds one.
/// </summary>
internal sealed class KeyFiles(string directory)
{
    public string PathOf(int port) => Path.Combine(directory, port.ToString(CultureInfo.InvariantCulture));

    /// <summary>Beside the run's own key each sample partner's, in a file with its name after the port's, such as <c>7071.portal</c>.</summary>
    public void Leave(int port, string key)
    {
        PrivateFiles.CreateFolder(directory);
        PrivateFiles.Replace(PathOf(port), key);
        var access = LocalAccess.Of(key);
        foreach (var partner in Partners) PrivateFiles.Replace(PathOf(port, partner), access.KeyOf(partner));
    }

    /// <summary>Null where no run left one.</summary>
    public string? Find(int port) => File.Exists(PathOf(port)) ? File.ReadAllText(PathOf(port)) : null;

    public void Remove(int port)
    {
        File.Delete(PathOf(port));
        foreach (var partner in Partners) File.Delete(PathOf(port, partner));
    }

    private static IEnumerable<string> Partners => PartnerRoster.Default.On(DateOnly.MaxValue).Partners.Select(partner => partner.Name);

    private string PathOf(int port, string partner) => $"{PathOf(port)}.{partner}";
}
