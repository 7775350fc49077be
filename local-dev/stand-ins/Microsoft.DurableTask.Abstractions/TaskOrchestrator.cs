namespace Microsoft.DurableTask;

/// <summary>A procedure whose every await is durable. Its code must be deterministic.</summary>
public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator
{
    Type ITaskOrchestrator.InputType => typeof(TInput);

    Type ITaskOrchestrator.OutputType => typeof(TOutput);

    async Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input) =>
        await RunAsync(context, TaskInput.As<TInput>(input)!);

    public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);
}
