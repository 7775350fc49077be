namespace Microsoft.DurableTask;

public sealed partial class DurableTaskRegistry
{
    public DurableTaskRegistry AddOrchestrator(TaskName name, Func<ITaskOrchestrator> factory) =>
        AddOrchestrator(name, default(TaskVersion), factory);

    public DurableTaskRegistry AddOrchestrator(TaskName name, TaskVersion version, Func<ITaskOrchestrator> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Add(orchestrators, "orchestrator", name, version, _ => factory());
    }

    public DurableTaskRegistry AddOrchestrator(TaskName name, Type type) =>
        Add(orchestrators, "orchestrator", name, NamedBy(type).Version, FactoryOf<ITaskOrchestrator>(type));

    public DurableTaskRegistry AddOrchestrator(Type type) => AddOrchestrator(NamedBy(type).Name, type);

    public DurableTaskRegistry AddOrchestrator<TOrchestrator>(TaskName name) where TOrchestrator : class, ITaskOrchestrator =>
        AddOrchestrator(name, typeof(TOrchestrator));

    public DurableTaskRegistry AddOrchestrator<TOrchestrator>() where TOrchestrator : class, ITaskOrchestrator =>
        AddOrchestrator(typeof(TOrchestrator));

    public DurableTaskRegistry AddOrchestrator(TaskName name, ITaskOrchestrator orchestrator) =>
        AddOrchestrator(name, () => orchestrator);

    public DurableTaskRegistry AddOrchestrator(ITaskOrchestrator orchestrator) =>
        AddOrchestrator(NamedBy(orchestrator.GetType()).Name, orchestrator);

    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
        TaskName name, Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator) =>
        AddOrchestrator(name, FuncTaskOrchestrator.Create(orchestrator));

    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
        TaskName name, TaskVersion version, Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator)
    {
        var wrapper = FuncTaskOrchestrator.Create(orchestrator);
        return AddOrchestrator(name, version, () => wrapper);
    }

    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
        TaskName name, Func<TaskOrchestrationContext, TInput, TOutput> orchestrator) =>
        AddOrchestratorFunc<TInput, TOutput>(name, (context, input) => Task.FromResult(orchestrator(context, input)));

    public DurableTaskRegistry AddOrchestratorFunc<TInput>(TaskName name, Func<TaskOrchestrationContext, TInput, Task> orchestrator) =>
        AddOrchestratorFunc<TInput, object?>(name, async (context, input) =>
        {
            await orchestrator(context, input);
            return null;
        });

    public DurableTaskRegistry AddOrchestratorFunc<TOutput>(TaskName name, Func<TaskOrchestrationContext, Task<TOutput>> orchestrator) =>
        AddOrchestratorFunc<object?, TOutput>(name, (context, _) => orchestrator(context));

    public DurableTaskRegistry AddOrchestratorFunc(TaskName name, Func<TaskOrchestrationContext, Task> orchestrator) =>
        AddOrchestratorFunc<object?, object?>(name, async (context, _) =>
        {
            await orchestrator(context);
            return null;
        });

    public DurableTaskRegistry AddOrchestratorFunc<TOutput>(TaskName name, Func<TaskOrchestrationContext, TOutput> orchestrator) =>
        AddOrchestratorFunc<object?, TOutput>(name, (context, _) => Task.FromResult(orchestrator(context)));

    public DurableTaskRegistry AddOrchestratorFunc<TInput>(TaskName name, Action<TaskOrchestrationContext, TInput> orchestrator) =>
        AddOrchestratorFunc<TInput, object?>(name, (context, input) =>
        {
            orchestrator(context, input);
            return Task.FromResult<object?>(null);
        });

    public DurableTaskRegistry AddOrchestratorFunc(TaskName name, Action<TaskOrchestrationContext> orchestrator) =>
        AddOrchestratorFunc<object?>(name, (context, _) => orchestrator(context));
}
