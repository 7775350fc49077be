using Mono.Cecil;
using Mono.Cecil.Cil;
using Serverless.Orchestrations.Documents;

namespace Serverless.Tests.Infra.Reach;

/// <summary>A container of documents or of blobs that code reaches.</summary>
/// <param name="Container">Its name in Azure, such as accounts or outbox-mail.</param>
/// <param name="Writes">True for anything but reading.</param>
internal sealed record StoreUse(string Container, bool Writes)
{
    private const string DocumentContainer = "Microsoft.Azure.Cosmos.Container";
    private const string Blobs = "Azure.Storage.Blobs.";

    /// <summary>Beginnings of what only reads. What is not named here counts as writing.</summary>
    private static readonly string[] Reading = ["Read", "Get", "get_", "Download", "Exists", "OpenRead"];

    /// <summary>Containers of Cosmos DB, by the getters of <see cref="UtilityDatabase"/> that are called and what is done to what they answer.</summary>
    /// <exception cref="InvalidOperationException">A method writes to a container that it was not handed and did not ask for.</exception>
    public static IReadOnlySet<StoreUse> OfDocuments(IEnumerable<MethodDefinition> reached)
    {
        var found = new HashSet<StoreUse>();
        foreach (var method in reached)
        {
            string? last = null;
            foreach (var called in ProductCode.Instructions(method).Select(instruction => instruction.Operand).OfType<MethodReference>())
            {
                if (called.DeclaringType.FullName == typeof(UtilityDatabase).FullName && called.ReturnType.FullName == DocumentContainer)
                {
                    last = called.Name["get_".Length..].ToLowerInvariant();
                    found.Add(new(last, Writes: false));
                }
                else if (WritesDocuments(called))
                {
                    if (last is not null) found.Add(new(last, Writes: true));
                    else if (!IsHandedContainer(method)) throw new InvalidOperationException($"{method.FullName}: to which container it writes cannot be told.");
                }
            }
        }
        return OnlyWritesOfBoth(found);
    }

    /// <summary>Containers of blobs: each class that uses blobs names one.</summary>
    public static IReadOnlySet<StoreUse> OfBlobs(IEnumerable<MethodDefinition> reached)
    {
        var found = new HashSet<StoreUse>();
        foreach (var uses in reached.GroupBy(method => Outermost(method.DeclaringType)))
        {
            var calls = uses.SelectMany(ProductCode.Instructions).Select(instruction => instruction.Operand).OfType<MethodReference>()
                .Where(called => called.DeclaringType.FullName.StartsWith(Blobs, StringComparison.Ordinal) && !called.DeclaringType.Namespace.EndsWith(".Models", StringComparison.Ordinal)).ToArray();
            foreach (var called in calls) found.UnionWith(NamedBy(uses.Key).Select(name => new StoreUse(name, !IsReading(called.Name))));
        }
        return OnlyWritesOfBoth(found);
    }

    private static IEnumerable<string> NamedBy(TypeDefinition type) =>
        from each in type.NestedTypes.SelectMany(nested => nested.NestedTypes).Concat(type.NestedTypes).Append(type)
        from method in each.Methods
        from instruction in ProductCode.Instructions(method)
        where instruction.Operand is MethodReference { Name: "GetBlobContainerClient" }
        select instruction.Previous is { OpCode.Code: Code.Ldstr, Operand: string name } ? name : throw new InvalidOperationException($"{method.FullName}: which container of blobs it uses cannot be told.");

    private static bool WritesDocuments(MethodReference called) => called.DeclaringType.FullName == DocumentContainer
        ? !IsReading(called.Name)
        : IsOurs(called) && called.Resolve() is { } ours && IsHandedContainer(ours)
            && ProductCode.ReachedFrom([ours]).SelectMany(ProductCode.Instructions).Any(instruction => instruction.Operand is MethodReference { DeclaringType.FullName: DocumentContainer } inner && !IsReading(inner.Name));

    private static bool IsOurs(MethodReference called) => called.DeclaringType.FullName.StartsWith("Serverless.", StringComparison.Ordinal);

    /// <summary>By a parameter; in an async method's own lines it has become a field.</summary>
    private static bool IsHandedContainer(MethodDefinition method) =>
        method.Parameters.Any(parameter => parameter.ParameterType.FullName == DocumentContainer) || method.DeclaringType.Fields.Any(field => field.FieldType.FullName == DocumentContainer);

    private static bool IsReading(string operation) => Reading.Any(beginning => operation.StartsWith(beginning, StringComparison.Ordinal));

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static HashSet<StoreUse> OnlyWritesOfBoth(HashSet<StoreUse> uses) => [.. uses.Where(use => use.Writes || !uses.Contains(use with { Writes = true }))];
}
