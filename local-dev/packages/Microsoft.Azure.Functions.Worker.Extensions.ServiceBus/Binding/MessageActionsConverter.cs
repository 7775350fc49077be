using Microsoft.Azure.Functions.Worker.Converters;
using SettlementClient = Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Settlement.Settlement.SettlementClient;

namespace Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Binding;

internal sealed class MessageActionsConverter(SettlementClient settlement) : IInputConverter
{
    private readonly ConversionResult actions = ConversionResult.Success(new ServiceBusMessageActions(settlement));

    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => ValueTask.FromResult(actions);
}
