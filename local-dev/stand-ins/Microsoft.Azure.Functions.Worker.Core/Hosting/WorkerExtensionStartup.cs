namespace Microsoft.Azure.Functions.Worker.Core;

/// <summary>Called once while the application is built; registers what an extension needs.</summary>
public abstract class WorkerExtensionStartup
{
    public abstract void Configure(IFunctionsWorkerApplicationBuilder applicationBuilder);
}

/// <summary>Names an assembly's <see cref="WorkerExtensionStartup"/>.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class WorkerExtensionStartupAttribute(Type startupType) : Attribute
{
    public Type StartupType { get; } = startupType;
}
