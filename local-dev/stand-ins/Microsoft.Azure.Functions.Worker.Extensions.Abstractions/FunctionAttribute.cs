namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function. The name is unique within the application.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
