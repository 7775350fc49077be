using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.NewConnection;

public enum MeterRole
{
    Individual,
    Master,

    /// <summary>A meter behind a master meter. It is set and never billed.</summary>
    SubMeter,

    /// <summary>A meter for what the units of a site share.</summary>
    House,
}

/// <summary>One meter to be set. It has its own release, order and reading.</summary>
/// <param name="Key">Names it within its request, such as <c>Electric-Suite-101</c> or <c>Water-Master</c>.</param>
/// <param name="Unit">The unit's key; null for a meter that serves the whole site.</param>
public sealed record MeterPoint(string Key, UtilityService Service, MeterRole Role, string? Unit)
{
    public bool IsBilled => Role != MeterRole.SubMeter;
}

/// <summary>Decides which meters a billing structure needs.</summary>
public static class MeterPlan
{
    public static bool IsMetered(UtilityService service) => service is UtilityService.Electric or UtilityService.Water or UtilityService.Gas;

    public static IReadOnlyList<MeterPoint> For(NewConnectionDetails details) =>
        [.. details.Services.Where(IsMetered).SelectMany(service => ForService(details, service))];

    private static IEnumerable<MeterPoint> ForService(NewConnectionDetails details, UtilityService service)
    {
        if (details.Billing != BillingStructure.Individual) yield return new($"{service}-Master", service, MeterRole.Master, null);
        if (details.Billing != BillingStructure.Master)
        {
            var role = details.Billing == BillingStructure.SubMetered ? MeterRole.SubMeter : MeterRole.Individual;
            foreach (var unit in details.Site.Units) yield return new($"{service}-{unit.Key}", service, role, unit.Key);
        }
        if (details.HouseMeter) yield return new($"{service}-House", service, MeterRole.House, null);
    }
}
