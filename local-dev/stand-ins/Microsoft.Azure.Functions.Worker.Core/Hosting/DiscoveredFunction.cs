using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Serverless.LocalDev.Functions;

/// <summary>A method marked [Function], found by attribute over the application and the assemblies it references.</summary>
internal sealed record DiscoveredFunction(
    string Name,
    MethodInfo Method,
    ParameterInfo TriggerParameter,
    TriggerBindingAttribute Trigger,
    RetryAttribute? Retry);
