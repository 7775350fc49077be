using System.Reflection;
using Xunit.Sdk;

namespace Serverless.Tests.Conformance.Blobs.Servers;

/// <summary>Runs a test against each form of the local server, and against Azurite where its npm packages are installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EveryServerAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<ServerKind>().Where(kind => kind != ServerKind.Azurite || Azurite.IsInstalled).Select(kind => new object[] { kind });
}

public enum ServerKind
{
    /// <summary>Without a socket, contents in memory.</summary>
    InMemory,

    /// <summary>Without a socket, contents in files.</summary>
    OnFiles,

    /// <summary>On a port, contents in memory.</summary>
    OnAPort,

    /// <summary>Microsoft's own emulator.</summary>
    Azurite,
}
