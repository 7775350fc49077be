using Serverless.LocalDev.Functions.Triggers;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>The listener of a function whose trigger another function's listener serves.</summary>
internal sealed class SharedListener : ITriggerListener
{
    public static readonly SharedListener Instance = new();

    public Task StartAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
}
