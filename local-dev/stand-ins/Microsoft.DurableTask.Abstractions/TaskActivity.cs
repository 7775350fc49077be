namespace Microsoft.DurableTask;

/// <summary>A unit of work an orchestration calls; runs at least once.</summary>
public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    Type ITaskActivity.InputType => typeof(TInput);

    Type ITaskActivity.OutputType => typeof(TOutput);

    async Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input) =>
        await RunAsync(context, TaskInput.As<TInput>(input)!);

    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);
}
