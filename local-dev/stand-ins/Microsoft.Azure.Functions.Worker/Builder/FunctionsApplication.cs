using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a functions application begins.</summary>
public class FunctionsApplication
{
    /// <summary>Begins the application of the calling assembly: its functions, and those of the assemblies it refers to, are found by attribute.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args, Assembly.GetCallingAssembly());
}
