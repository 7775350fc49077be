namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>What a trigger can do besides starting the function, such as <see cref="KnownBindingCapabilities.FunctionLevelRetry"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BindingCapabilitiesAttribute(params string[] capabilities) : Attribute
{
    public string[] Capabilities { get; } = capabilities;
}

/// <summary>The capabilities the host knows.</summary>
public static class KnownBindingCapabilities
{
    public const string FunctionLevelRetry = "FunctionLevelRetry";
}
