namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes the instance an instance method is called on. Registering one replaces the host's own.</summary>
public interface IFunctionActivator
{
    object? CreateInstance(Type instanceType, FunctionContext context);
}
