using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>Binds [DurableClient] parameters to the engine's client.</summary>
internal sealed class DurableClientProvider(FunctionDurableTaskClient client) : IInputBindingProvider
{
    public Type AttributeType => typeof(DurableClientAttribute);

    /// <exception cref="InvalidOperationException">The parameter is not a DurableTaskClient.</exception>
    /// <exception cref="NotSupportedException">Another task hub or connection is asked for.</exception>
    public object? Bind(ParameterInfo parameter, InputBindingAttribute attribute, FunctionContext context)
    {
        if (parameter.ParameterType != typeof(DurableTaskClient))
        {
            throw new InvalidOperationException(
                $"Parameter '{parameter.Name}': [DurableClient] binds DurableTaskClient, not {parameter.ParameterType}.");
        }
        var binding = (DurableClientAttribute)attribute;
        if (binding.TaskHub is not null || binding.ConnectionName is not null)
        {
            throw new NotSupportedException(
                $"Parameter '{parameter.Name}': {nameof(DurableClientAttribute)}.{nameof(DurableClientAttribute.TaskHub)} and " +
                $"{nameof(DurableClientAttribute.ConnectionName)}: the embedded cloud has one task hub.");
        }
        return client;
    }
}
