namespace Microsoft.DurableTask;

public sealed partial class DurableTaskRegistry
{
    public DurableTaskRegistry AddActivity(TaskName name, Func<IServiceProvider, ITaskActivity> factory) =>
        Add(activities, "activity", name, default, factory);

    public DurableTaskRegistry AddActivity(TaskName name, TaskVersion version, Func<ITaskActivity> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Add(activities, "activity", name, version, _ => factory());
    }

    public DurableTaskRegistry AddActivity(TaskName name, Type type) =>
        Add(activities, "activity", name, NamedBy(type).Version, FactoryOf<ITaskActivity>(type));

    public DurableTaskRegistry AddActivity(Type type) => AddActivity(NamedBy(type).Name, type);

    public DurableTaskRegistry AddActivity<TActivity>(TaskName name) where TActivity : class, ITaskActivity =>
        AddActivity(name, typeof(TActivity));

    public DurableTaskRegistry AddActivity<TActivity>() where TActivity : class, ITaskActivity =>
        AddActivity(typeof(TActivity));

    public DurableTaskRegistry AddActivity(TaskName name, ITaskActivity activity) =>
        AddActivity(name, _ => activity);

    public DurableTaskRegistry AddActivity(ITaskActivity activity) =>
        AddActivity(NamedBy(activity.GetType()).Name, activity);

    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
        TaskName name, Func<TaskActivityContext, TInput, Task<TOutput>> activity) =>
        AddActivity(name, FuncTaskActivity.Create(activity));

    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
        TaskName name, TaskVersion version, Func<TaskActivityContext, TInput, Task<TOutput>> activity)
    {
        var wrapper = FuncTaskActivity.Create(activity);
        return AddActivity(name, version, () => wrapper);
    }

    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
        TaskName name, Func<TaskActivityContext, TInput, TOutput> activity) =>
        AddActivityFunc<TInput, TOutput>(name, (context, input) => Task.FromResult(activity(context, input)));

    public DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Func<TaskActivityContext, TInput, Task> activity) =>
        AddActivityFunc<TInput, object?>(name, async (context, input) =>
        {
            await activity(context, input);
            return null;
        });

    public DurableTaskRegistry AddActivityFunc<TOutput>(TaskName name, Func<TaskActivityContext, Task<TOutput>> activity) =>
        AddActivityFunc<object?, TOutput>(name, (context, _) => activity(context));

    public DurableTaskRegistry AddActivityFunc(TaskName name, Func<TaskActivityContext, Task> activity) =>
        AddActivityFunc<object?, object?>(name, async (context, _) =>
        {
            await activity(context);
            return null;
        });

    public DurableTaskRegistry AddActivityFunc<TOutput>(TaskName name, Func<TaskActivityContext, TOutput> activity) =>
        AddActivityFunc<object?, TOutput>(name, (context, _) => Task.FromResult(activity(context)));

    public DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Action<TaskActivityContext, TInput> activity) =>
        AddActivityFunc<TInput, object?>(name, (context, input) =>
        {
            activity(context, input);
            return Task.FromResult<object?>(null);
        });

    public DurableTaskRegistry AddActivityFunc(TaskName name, Action<TaskActivityContext> activity) =>
        AddActivityFunc<object?>(name, (context, _) => activity(context));
}
