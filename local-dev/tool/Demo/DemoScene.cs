using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.LocalDev.Demo;

/// <summary>
/// What the story is made of: an application that lacks its floor plan, credit that is neither good nor bad, inspections that
/// take more than a week, and a crew that has not brought the meter.
/// </summary>
internal static class DemoScene
{
    private const string LateMeter = "Electric-Suite-102";

    /// <summary>A Monday morning in the city.</summary>
    public static DateTimeOffset Begins { get; } = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    public static SampleConnection Application(string requestId)
    {
        var complete = SampleConnection.Restaurant(requestId);
        return complete with { Details = complete.Details with { Documents = [.. complete.Details.Documents.Where(paper => paper.Kind != DocumentKind.TenantFloorPlan)] } };
    }

    public static void Partners(PartnerSystems partners)
    {
        partners.Permits.Delay = meter => TimeSpan.FromDays(meter == LateMeter ? 12 : 9);
        partners.Crews.Delay = TimeSpan.FromDays(1);
        partners.Crews.Outcome = order => order.OrderId.EndsWith($"-set1-{LateMeter}", StringComparison.Ordinal) ? FieldOutcome.EquipmentMissing : FieldOutcome.Completed;
    }
}
