using System.Reflection;
using System.Runtime.CompilerServices;

namespace Serverless.Tests.Platform.Api;

/// <summary>Members written as the listings write them, normalized the same way.</summary>
internal static class MemberText
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(ConstructorInfo constructor)
    {
        var name = TypeText.Of(constructor.DeclaringType!);
        return $"{Prefix(constructor)}{name[(name.LastIndexOf('.') + 1)..]}({Parameters(constructor)})";
    }

    public static string Of(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        var returned = TypeText.Of(method.ReturnType) + Mark(Nullability.Create(method.ReturnParameter), method.ReturnType);
        return $"{Prefix(method)}{returned} {method.Name}{generic}({Parameters(method)})";
    }

    public static string Of(FieldInfo field) =>
        $"{(field.IsFamily ? "protected " : "")}{(field is { IsStatic: true, IsLiteral: false } ? "static " : "")}{TypeText.Of(field.FieldType)} {field.Name}";

    public static string Of(PropertyInfo property)
    {
        var accessor = Accessors(property).MaxBy(method => method.IsPublic)!;
        return $"{Prefix(accessor)}{TypeText.Of(property.PropertyType)}{Mark(Nullability.Create(property), property.PropertyType)} {property.Name}";
    }

    /// <summary>Such as "get;" and "protected set;".</summary>
    public static IReadOnlyList<string> AccessorsOf(PropertyInfo property) => [.. Accessors(property).Select(accessor =>
        (accessor.IsPublic || Accessors(property).All(other => !other.IsPublic) ? "" : "protected ")
        + (accessor == property.GetMethod ? "get;" : IsInit(accessor) ? "init;" : "set;"))];

    /// <summary>What a listed property lets a stand-in have: a setter may be narrowed to an initializer.</summary>
    public static IReadOnlyList<string> Allowed(string accessors)
    {
        var listed = accessors.Trim('{', '}', ' ').Split("; ").Select(accessor => accessor.TrimEnd(';') + ";").ToList();
        if (listed.Contains("set;")) listed.Add("init;");
        return listed;
    }

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property) => property.GetAccessors(nonPublic: true)
        .Where(accessor => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly);

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Prefix(MethodBase method) => (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "");

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select((parameter, index) =>
    {
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        var prefix = index == 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        return $"{prefix}{TypeText.Of(type)}{Mark(Nullability.Create(parameter), type)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}";
    }));

    private static string Mark(NullabilityInfo nullability, Type type) =>
        !type.IsValueType && type != typeof(void)
        && (nullability.WriteState == NullabilityState.Nullable || nullability.ReadState == NullabilityState.Nullable) ? "?" : "";
}
