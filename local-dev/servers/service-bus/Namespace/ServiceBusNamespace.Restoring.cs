namespace Serverless.LocalDev.ServiceBus;

internal sealed partial class ServiceBusNamespace
{
    /// <summary>
    /// Builds the entities and puts every stored message back in its place. Locks are void; a delivery that was under way
    /// when the process ended counts as one that failed.
    /// </summary>
    private Task Restore(StoredNamespace stored)
    {
        Build(stored);
        var byId = entities.Values.ToDictionary(entity => entity.Id);
        var change = new BusChange(this);
        foreach (var id in stored.TakenIds) change.Add(new ForgetTaken(id));
        foreach (var (place, message) in stored.Messages)
        {
            var entity = byId[LiveMessage.Split(message.RowId).Entity];
            if (place == StoredPlace.Scheduled) entity.Scheduled.Restore(message);
            else if (entity is QueueEntity queue) Restore(queue, place, message, stored, change);
        }
        foreach (var entity in entities.Values)
        {
            foreach (var (messageId, at) in stored.History[entity.Id]) entity.History?.Restore(messageId, at);
            entity.Scheduled.Arm();
            if (entity is not QueueEntity queue) continue;
            foreach (var (session, state) in stored.Sessions[entity.Id]) queue.Main.RestoreSession(session, state);
            queue.Main.Offer(Now);
            queue.DeadLetter.Offer(Now);
        }
        return change.IsEmpty ? Task.CompletedTask : Write(change);
    }

    private static void Restore(QueueEntity entity, StoredPlace place, LiveMessage message, StoredNamespace stored, BusChange change)
    {
        var queue = place is StoredPlace.DeadLettered or StoredPlace.DeadLetteredDeferred ? entity.DeadLetter : entity.Main;
        message.IsDeferred = place is StoredPlace.Deferred or StoredPlace.DeadLetteredDeferred;
        if (stored.CutShort.TryGetValue(message.RowId, out var failed) && failed > message.FailedDeliveries)
        {
            message.FailedDeliveries = failed;
            if (!queue.IsDeadLetter && failed >= entity.Options.MaxDeliveryCount)
            {
                var description = DeadLetterReasons.DeliveryDescription(entity.Options.MaxDeliveryCount);
                entity.Bury(message, message.Content.With(null, DeadLetterReasons.MaxDeliveryCount, description), change);
                return;
            }
            change.Add(new CountDeliveries(message.RowId, failed));
        }
        queue.Adopt(message);
        message.State = LiveState.Pending;
        queue.Arrive(message);
    }

    private void Build(StoredNamespace stored)
    {
        foreach (var queue in Limits.Queues) Add(queue.Name, queue.Options, stored);
        foreach (var definition in Limits.Topics)
        {
            var (id, next) = stored.Entities[definition.Name];
            var topic = new TopicEntity(this, id, definition.Name, definition.Options, new SequenceCounter(id, next));
            entities.Add(definition.Name, topic);
            foreach (var subscription in definition.Subscriptions)
            {
                var added = Add(EntityPath.Subscription(definition.Name, subscription.Name), subscription.Options, stored);
                topic.Add(added, subscription.Rules);
            }
        }
    }

    private QueueEntity Add(string path, EntityOptions options, StoredNamespace stored)
    {
        var (id, next) = stored.Entities[path];
        var entity = new QueueEntity(this, id, path, options, new SequenceCounter(id, next));
        entities.Add(path, entity);
        return entity;
    }
}
