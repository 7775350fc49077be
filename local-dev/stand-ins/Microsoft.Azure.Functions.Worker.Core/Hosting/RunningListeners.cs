namespace Serverless.LocalDev.Functions;

/// <summary>The listeners of a started host, in order of their functions' names.</summary>
internal sealed class RunningListeners
{
    public IReadOnlyList<ITriggerListener> All { get; set; } = [];
}
