using System.Globalization;
using System.Runtime.CompilerServices;

namespace Serverless;

/// <summary>
/// Compiled into every program and test assembly (Directory.Build.targets): what is written and compared must not hang on
/// the language of the machine it runs on.
/// </summary>
file static class InvariantCulture
{
    [ModuleInitializer]
    internal static void Set()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }
}
