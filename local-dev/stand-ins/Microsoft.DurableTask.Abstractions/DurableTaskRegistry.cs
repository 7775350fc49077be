using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask;

/// <summary>The orchestrators and activities a worker knows, by name and version. Names are unique without regard to case.</summary>
public sealed partial class DurableTaskRegistry
{
    private readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskOrchestrator>> orchestrators = [];
    private readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskActivity>> activities = [];

    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> GetOrchestrators() =>
        orchestrators.Select(entry => KeyValuePair.Create(entry.Key.Name, entry.Value));

    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> GetActivities() =>
        activities.Select(entry => KeyValuePair.Create(entry.Key.Name, entry.Value));

    /// <summary>The orchestrator registered for exactly this version, else the unversioned one.</summary>
    internal Func<IServiceProvider, ITaskOrchestrator>? FindOrchestrator(TaskName name, string version) =>
        Find(orchestrators, name, version);

    /// <inheritdoc cref="FindOrchestrator"/>
    internal Func<IServiceProvider, ITaskActivity>? FindActivity(TaskName name, string version) => Find(activities, name, version);

    private static T? Find<T>(Dictionary<(TaskName Name, TaskVersion Version), T> tasks, TaskName name, string version)
        where T : class =>
        (version.Length > 0 && tasks.TryGetValue((name, version), out var found)) || tasks.TryGetValue((name, default), out found)
            ? found
            : null;

    private DurableTaskRegistry Add<T>(
        Dictionary<(TaskName Name, TaskVersion Version), T> tasks, string kind, TaskName name, TaskVersion version, T factory)
    {
        ArgumentException.ThrowIfNullOrEmpty(name.Name, nameof(name));
        ArgumentNullException.ThrowIfNull(factory);
        if (!tasks.TryAdd((name, version), factory))
        {
            var suffix = version == default ? "" : $" version '{version}'";
            throw new ArgumentException($"An {kind} named '{name}'{suffix} is already added.", nameof(name));
        }
        return this;
    }

    private static (TaskName Name, TaskVersion Version) NamedBy(Type type) =>
        type.GetCustomAttribute<DurableTaskAttribute>() is { } attribute
            ? (attribute.Name.Name is null ? new TaskName(type.Name) : attribute.Name, attribute.Version)
            : (new TaskName(type.Name), default);

    private static Func<IServiceProvider, T> FactoryOf<T>(Type type) where T : class
    {
        if (type.IsAbstract || !typeof(T).IsAssignableFrom(type))
        {
            throw new ArgumentException($"{type} must be a concrete class that is a {typeof(T).Name}.", nameof(type));
        }
        var create = ActivatorUtilities.CreateFactory(type, []);
        return services => (T)create(services, null);
    }
}
