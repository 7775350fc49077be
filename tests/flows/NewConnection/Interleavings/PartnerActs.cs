using Serverless.Orchestrations.FieldOrders;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>The permit office releases a meter, whether or not anybody asked; beyond the last meter, one nobody applied for.</summary>
internal sealed record Release(int Meter) : Act
{
    public override Task DoAsync(World world) => world.ReleaseAsync(Meter < world.Meters.Count ? world.Meters[Meter] : "Electric-Suite-999");
}

/// <summary>A crew reports on an order, once more or otherwise than before; with no order there is none of that name.</summary>
internal sealed record Report(int Order, FieldOutcome Outcome, int Copy = 1) : Act
{
    public override Task DoAsync(World world)
    {
        var orders = world.Platform.Partners.Crews.Orders.Select(order => order.OrderId).Order(StringComparer.Ordinal).ToList();
        var orderId = orders.Count == 0 ? $"fo-{ConnectionFlow.AccountId}-none" : orders[Order % orders.Count];
        return world.Platform.Partners.Crews.ReportAsync(orderId, Outcome, $"fr-{Copy}-{orderId}");
    }
}

internal enum Partner
{
    Identity,
    Bureau,
    Authority,
    Permits,
    Crews,
}

internal sealed record GoDown(Partner Partner) : Act
{
    public override Task DoAsync(World world)
    {
        world.FaultsOf(Partner).Down = true;
        return Task.CompletedTask;
    }
}

internal sealed record ComeBack(Partner Partner) : Act
{
    public override Task DoAsync(World world)
    {
        world.FaultsOf(Partner).Down = false;
        return Task.CompletedTask;
    }
}
