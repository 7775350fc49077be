using System.Reflection;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <summary>
/// Turns messages into the trigger parameter's type: ServiceBusReceivedMessage, string, byte[], BinaryData or a type read
/// from the JSON body with the worker's serializer; an array (or what an array is assignable to) of these when batched.
/// </summary>
internal abstract class MessageBinder
{
    public abstract object? Bind(ArraySegment<ServiceBusReceivedMessage> messages);

    /// <exception cref="InvalidOperationException">The parameter's type and IsBatched do not go together.</exception>
    public static MessageBinder For(DiscoveredFunction function, bool isBatched)
    {
        var type = function.TriggerParameter.ParameterType;
        if (!isBatched) return Make(typeof(SingleBinder<>), type);
        var element = ElementOf(type) ?? throw new InvalidOperationException(
            $"Function '{function.Name}', parameter '{function.TriggerParameter.Name}': a batched trigger binds to an array, such as ServiceBusReceivedMessage[], not to {type}.");
        return Make(typeof(BatchBinder<>), element);
    }

    private static Type? ElementOf(Type type)
    {
        if (type == typeof(string) || type == typeof(byte[])) return null;
        if (type.IsArray) return type.GetElementType();
        if (!type.IsGenericType || type.GetGenericArguments() is not [var element]) return null;
        return type.IsAssignableFrom(element.MakeArrayType()) ? element : null;
    }

    private static MessageBinder Make(Type binder, Type element) =>
        (MessageBinder)Activator.CreateInstance(binder.MakeGenericType(element), BindingFlags.Instance | BindingFlags.Public, null, null, null)!;

    /// <summary>Null for a type that is read from JSON, for which the invocation's serializer is needed.</summary>
    private static Func<ServiceBusReceivedMessage, T>? Direct<T>() => typeof(T) switch
    {
        var type when type == typeof(ServiceBusReceivedMessage) => message => (T)(object)message,
        var type when type == typeof(string) => message => (T)(object)message.Body.ToString(),
        var type when type == typeof(byte[]) => message => (T)(object)message.Body.ToArray(),
        var type when type == typeof(BinaryData) => message => (T)(object)message.Body,
        _ => null,
    };

    private static T? FromJson<T>(ServiceBusReceivedMessage message, FunctionContext context)
    {
        using var body = message.Body.ToStream();
        return (T?)WorkerSerializer.Of(context).Deserialize(body, typeof(T), context.CancellationToken);
    }

    private sealed class SingleBinder<T> : MessageBinder
    {
        private readonly Func<ServiceBusReceivedMessage, T>? direct = Direct<T>();

        public override object? Bind(ArraySegment<ServiceBusReceivedMessage> messages)
        {
            var message = messages[0];
            if (direct is not null) return direct(message);
            return (ContextualTriggerValue)(context => FromJson<T>(message, context));
        }
    }

    private sealed class BatchBinder<T> : MessageBinder
    {
        private readonly Func<ServiceBusReceivedMessage, T>? direct = Direct<T>();

        public override object? Bind(ArraySegment<ServiceBusReceivedMessage> messages)
        {
            if (direct is null)
            {
                return (ContextualTriggerValue)(context => Array.ConvertAll(messages.ToArray(), message => FromJson<T>(message, context)));
            }
            var bound = new T[messages.Count];
            for (var index = 0; index < bound.Length; index++) bound[index] = direct(messages[index]);
            return bound;
        }
    }
}
