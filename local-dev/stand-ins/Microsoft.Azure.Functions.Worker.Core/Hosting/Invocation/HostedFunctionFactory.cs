using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Functions;

/// <summary>Makes a discovered function ready to run. All reflection happens here, once a function.</summary>
internal sealed class HostedFunctionFactory(
    IEnumerable<IInputBindingProvider> inputs,
    IEnumerable<IOutputBindingProvider> outputs,
    IServiceProvider services,
    ILoggerFactory loggers)
{
    private readonly IInputBindingProvider[] inputProviders = [.. inputs];
    private readonly OutputPlanner outputPlanner = new([.. outputs]);

    /// <exception cref="InvalidOperationException">A binding cannot be made; names the function and the parameter.</exception>
    public HostedFunction Create(DiscoveredFunction function)
    {
        CheckRetry(function);
        var parameters = function.Method.GetParameters();
        var planned = outputPlanner.Plan(function);
        var inputMetadata = parameters
            .Select(parameter => (parameter.Name, Attribute: parameter.GetCustomAttribute<BindingAttribute>()))
            .Where(binding => binding.Attribute is not null)
            .ToImmutableDictionary(
                binding => binding.Name!,
                binding => (BindingMetadata)new HostedBindingMetadata(binding.Name!, BindingNames.TypeOf(binding.Attribute!), BindingDirection.In));
        return new HostedFunction
        {
            Discovered = function,
            Definition = new HostedFunctionDefinition(
                function, [.. parameters.Select(Describe)], inputMetadata,
                planned.ToImmutableDictionary(plan => plan.Metadata.Name, plan => plan.Metadata)),
            Call = FunctionCall.Compile(function.Method),
            Binders = Array.ConvertAll(parameters, parameter => BinderOf(function, parameter)),
            CreateInstance = function.Method.IsStatic ? null : ActivatorOf(function.Method.DeclaringType!),
            Outputs = planned,
            Retry = RetrySchedule.Of(function.Name, function.Retry),
            Logger = loggers.CreateLogger($"Function.{function.Name}"),
            // The durable extension's own types are not known here, and their turns are not what functionTimeout limits.
            IsTimeLimited = function.Trigger.GetType().Name is not ("OrchestrationTriggerAttribute" or "EntityTriggerAttribute"),
            Tags = new TagList { { "faas.name", function.Name } },
        };
    }

    private static void CheckRetry(DiscoveredFunction function)
    {
        if (function.Retry is null) return;
        var capabilities = function.Trigger.GetType().GetCustomAttribute<BindingCapabilitiesAttribute>()?.Capabilities ?? [];
        if (capabilities.Contains(KnownBindingCapabilities.FunctionLevelRetry)) return;
        throw new InvalidOperationException(
            $"Function '{function.Name}': {function.Retry.GetType().Name} cannot be used with {function.Trigger.GetType().Name}; " +
            "its trigger has no function-level retries (the worker's build reports AZFW0012).");
    }

    private static FunctionParameter Describe(ParameterInfo parameter)
    {
        var attribute = parameter.GetCustomAttribute<BindingAttribute>();
        var properties = attribute is null
            ? ImmutableDictionary<string, object>.Empty
            : ImmutableDictionary<string, object>.Empty.Add("bindingAttribute", attribute);
        return new FunctionParameter(
            parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue,
            parameter.HasDefaultValue ? parameter.DefaultValue : null, properties);
    }

    private ParameterBinder BinderOf(DiscoveredFunction function, ParameterInfo parameter)
    {
        if (parameter.ParameterType.IsByRef)
        {
            throw new InvalidOperationException($"Function '{function.Name}', parameter '{parameter.Name}': out and ref parameters cannot be bound.");
        }
        if (parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null) return new TriggerBinder(parameter);
        if (parameter.ParameterType == typeof(FunctionContext)) return new ContextBinder(parameter);
        if (parameter.ParameterType == typeof(CancellationToken)) return new CancellationBinder(parameter);
        if (parameter.GetCustomAttribute<InputBindingAttribute>() is { } input)
        {
            var provider = Array.Find(inputProviders, provider => provider.AttributeType == input.GetType())
                ?? throw new InvalidOperationException(
                    $"Function '{function.Name}', parameter '{parameter.Name}': nothing binds {input.GetType().Name}; its extension is not referenced or has no embedded form.");
            return new InputBinder(parameter, input, provider);
        }
        return parameter.GetCustomAttribute<InputConverterAttribute>() is { } converter
            ? new ConverterBinder(parameter, converter)
            : new NamedBinder(parameter);
    }

    private Func<FunctionContext, object?> ActivatorOf(Type type)
    {
        if (services.GetService<IFunctionActivator>() is { } activator) return context => activator.CreateInstance(type, context);
        var create = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        // Touching InstanceServices opens a scope, which a class that asks for nothing does not need.
        var needsServices = !Array.Exists(type.GetConstructors(), constructor => constructor.GetParameters().Length == 0)
            || type.GetConstructors().Length > 1;
        return needsServices
            ? context => create(context.InstanceServices, null)
            : context => create(((HostedFunctionContext)context).Services.Root, null);
    }
}
