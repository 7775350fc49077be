using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Serverless.Functions;
using Serverless.Orchestrations.Documents;

namespace Serverless.Tests.Infra;

internal enum TriggerKind
{
    Queue,
    Subscription,
    Http,
    Timer,
    Durable,
}

/// <summary>A function as compiled: what triggers it, and every type its class is built from, through the product's own.</summary>
internal sealed record ApplicationFunction(string Name, TriggerKind Trigger, string? Entity, IReadOnlySet<Type> DependsOn)
{
    private static readonly Assembly[] Product = [typeof(App).Assembly, typeof(UtilityDatabase).Assembly];

    public static IReadOnlyList<ApplicationFunction> All { get; } =
    [
        .. from type in Product.SelectMany(assembly => assembly.GetTypes())
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           select From(function.Name, type, method),
    ];

    /// <summary>Settings classes of the product: classes with a const string Section.</summary>
    public static IEnumerable<(Type Type, string Section)> Settings =>
        from type in Product.SelectMany(assembly => assembly.GetTypes())
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
        where section is { IsLiteral: true } && section.FieldType == typeof(string)
        select (type, (string)section.GetRawConstantValue()!);

    private static ApplicationFunction From(string name, Type type, MethodInfo method)
    {
        var trigger = method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes()).Single(attribute => attribute is TriggerBindingAttribute);
        var dependencies = new HashSet<Type>();
        Gather(type, dependencies);
        return trigger switch
        {
            ServiceBusTriggerAttribute { QueueName: { } queue } => new(name, TriggerKind.Queue, queue, dependencies),
            ServiceBusTriggerAttribute bus => new(name, TriggerKind.Subscription, $"{bus.TopicName}/{bus.SubscriptionName}", dependencies),
            HttpTriggerAttribute => new(name, TriggerKind.Http, null, dependencies),
            TimerTriggerAttribute => new(name, TriggerKind.Timer, null, dependencies),
            OrchestrationTriggerAttribute or ActivityTriggerAttribute => new(name, TriggerKind.Durable, null, dependencies),
            _ => throw new NotSupportedException($"{name}: where a function triggered by {trigger.GetType().Name} belongs has not been decided."),
        };
    }

    private static void Gather(Type type, HashSet<Type> gathered)
    {
        if (!gathered.Add(type) || !Product.Contains(type.Assembly)) return;
        foreach (var parameter in type.GetConstructors().SelectMany(constructor => constructor.GetParameters())) Gather(parameter.ParameterType, gathered);
        if (!type.IsInterface) return;
        foreach (var implementation in Product.SelectMany(assembly => assembly.GetTypes()).Where(found => found.IsClass && type.IsAssignableFrom(found))) Gather(implementation, gathered);
    }
}
