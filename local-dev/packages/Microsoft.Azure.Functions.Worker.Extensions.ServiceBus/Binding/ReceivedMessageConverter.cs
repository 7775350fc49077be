using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Core;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Binding;

/// <summary>
/// Reads the host's payload of a deferred binding: 16 bytes of lock token, then the AMQP message as it was received. What is
/// not such a payload is left to the worker's own converters.
/// </summary>
[SupportsDeferredBinding]
[SupportedTargetType(typeof(ServiceBusReceivedMessage))]
[SupportedTargetType(typeof(ServiceBusReceivedMessage[]))]
internal sealed class ReceivedMessageConverter : IInputConverter
{
    private const string Source = "AzureServiceBusReceivedMessage";
    private const string ContentType = "application/octet-stream";
    private const int LockTokenLength = 16;

    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        try
        {
            return ValueTask.FromResult(context.Source switch
            {
                ModelBindingData one => ConversionResult.Success(Read(one)),
                CollectionModelBindingData many => ConversionResult.Success(Array.ConvertAll(many.ModelBindingData, Read)),
                _ => ConversionResult.Unhandled(),
            });
        }
        catch (Exception thrown)
        {
            return ValueTask.FromResult(ConversionResult.Failed(thrown));
        }
    }

    private static ServiceBusReceivedMessage Read(ModelBindingData payload)
    {
        if (payload.Source != Source || payload.ContentType != ContentType)
        {
            throw new InvalidOperationException(
                $"The host sent '{payload.Source}' as {payload.ContentType}; a Service Bus message is '{Source}' as {ContentType}.");
        }
        var content = payload.Content.ToMemory();
        return ServiceBusReceivedMessage.FromAmqpMessage(
            AmqpAnnotatedMessage.FromBytes(new BinaryData(content[LockTokenLength..])),
            new BinaryData(content[..LockTokenLength]));
    }
}
