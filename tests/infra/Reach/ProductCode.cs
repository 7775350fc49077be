using Mono.Cecil;
using Mono.Cecil.Cil;
using Serverless.Functions;
using Serverless.Orchestrations.Documents;

namespace Serverless.Tests.Infra.Reach;

/// <summary>The product as compiled, down to each call, and what runs in a method when it is called.</summary>
internal static class ProductCode
{
    private static readonly TypeDefinition[] Types = Read(typeof(App), typeof(UtilityDatabase));
    private static readonly Dictionary<string, TypeDefinition> ByName = Types.ToDictionary(type => type.FullName);

    /// <summary>What every app runs around its functions, whichever those are.</summary>
    private static readonly string[] RunsEverywhere = ["Microsoft.Azure.Functions.Worker.Middleware.IFunctionsWorkerMiddleware", "Microsoft.Extensions.Hosting.IHostedService"];

    /// <summary>The method of each function, by the function's name.</summary>
    public static IReadOnlyDictionary<string, MethodDefinition> Functions { get; } =
        (from method in Types.SelectMany(type => type.Methods)
         let function = method.CustomAttributes.SingleOrDefault(attribute => attribute.AttributeType.FullName == "Microsoft.Azure.Functions.Worker.FunctionAttribute")
         where function is not null
         select ((string)function.ConstructorArguments[0].Value, method)).ToDictionary();

    public static IEnumerable<MethodDefinition> Surroundings =>
        from type in Types
        where type.Interfaces.Any(implemented => RunsEverywhere.Contains(implemented.InterfaceType.FullName))
        from method in type.Methods
        select method;

    /// <summary>These methods and all that can run because of them: what they call, through interfaces too, and what they hand on to be called.</summary>
    public static IReadOnlySet<MethodDefinition> ReachedFrom(IEnumerable<MethodDefinition> roots)
    {
        var reached = new HashSet<MethodDefinition>();
        var waiting = new Stack<MethodDefinition>(roots);
        while (waiting.TryPop(out var method))
        {
            if (!reached.Add(method)) continue;
            foreach (var next in Next(method)) waiting.Push(next);
        }
        return reached;
    }

    public static IEnumerable<Instruction> Instructions(MethodDefinition method) => method.HasBody ? method.Body.Instructions : [];

    /// <summary>By one resolver, so that a call from one assembly into the other finds the very method.</summary>
    private static TypeDefinition[] Read(params Type[] oneOfEach)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return [.. oneOfEach.SelectMany(type => resolver.Resolve(AssemblyNameReference.Parse(type.Assembly.FullName)).MainModule.GetTypes()).DistinctBy(type => type.FullName)];
    }

    private static IEnumerable<MethodDefinition> Next(MethodDefinition method)
    {
        // An async method's or an iterator's own lines are in a type the compiler makes.
        foreach (var machine in method.CustomAttributes.Where(attribute => attribute.AttributeType.Name.EndsWith("StateMachineAttribute", StringComparison.Ordinal)))
        {
            foreach (var lines in Find((TypeReference)machine.ConstructorArguments[0].Value)!.Methods) yield return lines;
        }
        foreach (var setUp in method.DeclaringType.Methods.Where(other => other.IsConstructor)) yield return setUp;
        foreach (var instruction in Instructions(method))
        {
            if (instruction.Operand is FieldReference field && Find(field.DeclaringType) is { } owner)
            {
                foreach (var setUp in owner.Methods.Where(other => other.IsConstructor && other.IsStatic)) yield return setUp;
            }
            if (instruction.Operand is not MethodReference called || Find(called.DeclaringType) is not { } type || called.Resolve() is not { } target) continue;
            yield return target;
            if (!target.IsVirtual) continue;
            foreach (var other in Types.Where(other => IsA(other, type)).SelectMany(other => other.Methods).Where(other => Implements(other, target))) yield return other;
        }
    }

    private static TypeDefinition? Find(TypeReference type) => ByName.GetValueOrDefault(type.GetElementType().FullName);

    private static bool IsA(TypeDefinition type, TypeDefinition general)
    {
        for (var each = type; each is not null; each = each.BaseType is null ? null : Find(each.BaseType))
        {
            if (each != type && each == general || each.Interfaces.Any(implemented => Find(implemented.InterfaceType) == general)) return true;
        }
        return false;
    }

    private static bool Implements(MethodDefinition method, MethodDefinition general) =>
        method.Parameters.Count == general.Parameters.Count && (method.Name == general.Name || method.Name.EndsWith($".{general.Name}", StringComparison.Ordinal));
}
