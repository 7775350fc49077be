using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Serverless.LocalDev.Functions;

/// <summary>What the worker's build SDK generates for the real worker: the functions and extensions an application refers to.</summary>
internal sealed class FunctionDiscovery
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly string Abstractions = typeof(FunctionAttribute).Assembly.GetName().Name!;
    private readonly List<Assembly> assemblies = [];

    public FunctionDiscovery(Assembly application)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<Assembly>([application]);
        while (pending.TryDequeue(out var assembly))
        {
            assemblies.Add(assembly);
            foreach (var reference in assembly.GetReferencedAssemblies())
            {
                if (!IsFramework(reference.Name!) && seen.Add(reference.Name!)) pending.Enqueue(Assembly.Load(reference));
            }
        }
    }

    /// <summary>Start-up classes of the extensions referenced, each once, in order of their assemblies' names.</summary>
    public IEnumerable<Type> Startups() => assemblies
        .OrderBy(assembly => assembly.GetName().Name, StringComparer.Ordinal)
        .SelectMany(assembly => assembly.GetCustomAttributes<WorkerExtensionStartupAttribute>())
        .Select(attribute => attribute.StartupType)
        .Distinct();

    /// <exception cref="InvalidOperationException">Two functions share a name, or one has not exactly one trigger.</exception>
    public IReadOnlyList<DiscoveredFunction> Functions()
    {
        var functions = assemblies.Where(RefersToAbstractions).SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(AnyMethod))
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .Select(Describe)
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToList();
        RefuseDuplicates(functions);
        return functions;
    }

    /// <exception cref="InvalidOperationException">Two functions share a name; says where both are.</exception>
    public static void RefuseDuplicates(IEnumerable<DiscoveredFunction> functions)
    {
        if (functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } duplicate)
        {
            var places = string.Join(" and ", duplicate.Select(function => $"{function.Method.DeclaringType}.{function.Method.Name}"));
            throw new InvalidOperationException($"Function '{duplicate.Key}' is defined more than once: {places}.");
        }
    }

    /// <exception cref="InvalidOperationException">The method is not a function that can run; says why.</exception>
    public static DiscoveredFunction Describe(MethodInfo method)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        if (!method.IsPublic || method.IsGenericMethodDefinition || (!method.IsStatic && method.DeclaringType is { IsAbstract: true }))
        {
            throw new InvalidOperationException($"Function '{name}': {method.DeclaringType}.{method.Name} must be public, not generic, and of a class that can be made.");
        }
        var triggers = method.GetParameters()
            .Select(parameter => (parameter, trigger: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(candidate => candidate.trigger is not null)
            .ToList();
        return triggers.Count == 1
            ? new DiscoveredFunction(name, method, triggers[0].parameter, triggers[0].trigger!, method.GetCustomAttribute<RetryAttribute>())
            : throw new InvalidOperationException($"Function '{name}' has {triggers.Count} trigger parameters; it needs exactly one.");
    }

    private static bool RefersToAbstractions(Assembly assembly) =>
        Array.Exists(assembly.GetReferencedAssemblies(), reference => reference.Name == Abstractions);

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib";
}
