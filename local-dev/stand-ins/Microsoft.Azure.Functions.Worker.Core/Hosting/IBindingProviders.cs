using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Serverless.LocalDev.Functions;

/// <summary>Binds parameters that carry an input binding attribute, such as [DurableClient].</summary>
internal interface IInputBindingProvider
{
    Type AttributeType { get; }

    object? Bind(ParameterInfo parameter, InputBindingAttribute attribute, FunctionContext context);
}

/// <summary>Writes what a function returned under an output binding attribute, such as [ServiceBusOutput].</summary>
internal interface IOutputBindingProvider
{
    Type AttributeType { get; }

    Task WriteAsync(OutputBindingAttribute attribute, object value, FunctionContext context, CancellationToken cancellation);
}
