using Microsoft.Azure.Functions.Worker;

namespace Serverless.LocalDev.Functions;

internal sealed class HostedInputBindingData<T>(BindingMetadata metadata, Dictionary<string, object?> inputs) : InputBindingData<T>
{
    public override BindingMetadata BindingMetadata => metadata;

    public override T? Value
    {
        get => (T?)inputs[metadata.Name];
        set => inputs[metadata.Name] = value;
    }
}
