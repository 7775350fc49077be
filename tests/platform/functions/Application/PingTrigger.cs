using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Serverless.Tests.Platform.Functions.Application;

/// <summary>A trigger whose listener the test pulls by hand.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PingTriggerAttribute : TriggerBindingAttribute
{
}

/// <summary>An output the test reads.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class PongOutputAttribute(string to) : OutputBindingAttribute
{
    public string To { get; } = to;
}

/// <summary>An input made by a provider.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WordInputAttribute : InputBindingAttribute
{
}
