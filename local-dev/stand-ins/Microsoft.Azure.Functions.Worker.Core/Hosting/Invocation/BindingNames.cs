using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Serverless.LocalDev.Functions;

/// <summary>Binding types as function.json names them, from the attributes' names: HttpTriggerAttribute is <c>httpTrigger</c>.</summary>
internal static class BindingNames
{
    public static string TypeOf(BindingAttribute attribute)
    {
        var name = Without(attribute.GetType().Name, "Attribute");
        if (attribute is OutputBindingAttribute) name = Without(Without(name, "Output"), "Result");
        if (attribute is InputBindingAttribute) name = Without(name, "Input");
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string Without(string name, string suffix) =>
        name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
}
