using System.Reflection;
using System.Runtime.CompilerServices;

namespace Serverless.Tests.Platform.Api;

/// <summary>Holds types against a listing.</summary>
internal static class SurfaceComparison
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Every type, base and member that is not listed, as text that names it.</summary>
    public static IReadOnlyList<string> Violations(IEnumerable<Type> types, ApiListing listing) =>
        [.. types.OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(type => Violations(type, listing))];

    private static IEnumerable<string> Violations(Type type, ApiListing listing)
    {
        var name = $"{type.Namespace}.{TypeText.Of(type)}";
        if (listing.Find(name) is not { } listed) return [$"{KindOf(type)} {name}"];
        if (listed.Kind != KindOf(type)) return [$"{KindOf(type)} {name}: listed as {listed.Kind}"];
        return type.IsEnum ? ValuesOf(type).Where(value => !listed.Has(value, text => text)).Select(value => $"{name}.{value}")
            : listed.Kind == "delegate" ? DelegateOf(type, listed, listing)
            : BasesOf(type).Where(@base => !listed.Bases.Contains(@base)).Select(@base => $"{name} : {@base}")
                .Concat(MembersOf(type, listed, listing).Select(member => $"{name}: {member}"));
    }

    private static IEnumerable<string> MembersOf(Type type, ListedType listed, ApiListing listing)
    {
        Func<string, string> key = listing.ListsNullability ? static text => text : static text => text.Replace("?", "", StringComparison.Ordinal);
        var constructors = type.GetConstructors(Declared).Where(constructor => !constructor.IsStatic && IsVisible(constructor)).Select(MemberText.Of);
        var methods = type.GetMethods(Declared).Where(method => IsVisible(method) && IsOwn(method)).Select(MemberText.Of);
        var fields = type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly).Select(MemberText.Of);
        foreach (var member in constructors.Concat(methods).Concat(fields))
        {
            if (!listed.Has(member, key)) yield return member;
        }
        foreach (var property in type.GetProperties(Declared).Where(IsOwn))
        {
            var signature = MemberText.Of(property);
            var accessors = MemberText.AccessorsOf(property);
            if (listed.AccessorsOf(signature, key) is not { } known) yield return signature;
            else if (accessors.Except(MemberText.Allowed(known)).Any()) yield return $"{signature} {{ {string.Join(' ', accessors)} }}: listed as {known}";
        }
    }

    private static IEnumerable<string> DelegateOf(Type type, ListedType listed, ApiListing listing)
    {
        var invoke = type.GetMethod("Invoke")!;
        var text = MemberText.Of(invoke).Replace(" Invoke(", $" {TypeText.Of(type)}(", StringComparison.Ordinal);
        Func<string, string> key = listing.ListsNullability ? static line => line : static line => line.Replace("?", "", StringComparison.Ordinal);
        return listed.Has(text, key) ? [] : [$"{type.Namespace}: delegate {text}"];
    }

    private static IEnumerable<string> ValuesOf(Type type) =>
        Enum.GetNames(type).Select(value => $"{value} = {Convert.ToInt64(Enum.Parse(type, value), null)}");

    // Bases every type of a kind has say nothing; interfaces a base class brings are the base's; the listings give none for structs.
    private static IEnumerable<string> BasesOf(Type type)
    {
        if (type.IsValueType) yield break;
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        if (type.BaseType is { } parent && parent != typeof(object)) yield return TypeText.Of(parent);
        foreach (var contract in type.GetInterfaces())
        {
            if (contract.IsPublic && !inherited.Contains(contract)) yield return TypeText.Of(contract);
        }
    }

    private static string KindOf(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : "class";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // The listings have no operators, no accessors and no events; an override adds nothing; records write members of their own.
    private static bool IsOwn(MethodInfo method) =>
        !method.IsSpecialName && method.GetBaseDefinition() == method && !method.IsDefined(typeof(CompilerGeneratedAttribute))
        && method.Name is not ("Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$");

    private static bool IsOwn(PropertyInfo property)
    {
        var accessor = (property.GetMethod ?? property.SetMethod)!;
        return property.Name != "EqualityContract" && MemberText.AccessorsOf(property).Count > 0 && accessor.GetBaseDefinition() == accessor;
    }
}
