using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask;

public sealed partial class DurableTaskRegistry
{
    /// <exception cref="NotSupportedException">Always: entities are not supported on the embedded cloud.</exception>
    public DurableTaskRegistry AddEntity(TaskName name, Func<IServiceProvider, ITaskEntity> factory) => throw NoEntities();

    /// <inheritdoc cref="AddEntity(TaskName, Func{IServiceProvider, ITaskEntity})"/>
    public DurableTaskRegistry AddEntity(TaskName name, Type type) => throw NoEntities();

    /// <inheritdoc cref="AddEntity(TaskName, Func{IServiceProvider, ITaskEntity})"/>
    public DurableTaskRegistry AddEntity<TEntity>(TaskName name) where TEntity : class, ITaskEntity => throw NoEntities();

    /// <inheritdoc cref="AddEntity(TaskName, Func{IServiceProvider, ITaskEntity})"/>
    public DurableTaskRegistry AddEntity<TEntity>() where TEntity : class, ITaskEntity => throw NoEntities();

    private static NotSupportedException NoEntities() =>
        new($"{nameof(DurableTaskRegistry)}.{nameof(AddEntity)}: durable entities are not supported by the embedded cloud.");
}
