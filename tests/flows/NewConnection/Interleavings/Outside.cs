using System.Collections.Concurrent;
using System.Globalization;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>The partners as a scene has them, whichever start of the platform they are reached from.</summary>
internal sealed class Outside(Scene scene, Func<DateTimeOffset> now)
{
    private readonly ConcurrentQueue<(string Meter, DateTimeOffset At)> releases = new();
    private int misplaced;

    public static PartnerFaults FaultsOf(PartnerSystems partners, Partner partner) => partner switch
    {
        Partner.Identity => partners.Identity.Faults,
        Partner.Bureau => partners.Credit.Faults,
        Partner.Authority => partners.Addresses.Faults,
        Partner.Permits => partners.Permits.Faults,
        _ => partners.Crews.Faults,
    };

    public void Instruct(PartnerSystems partners)
    {
        partners.Credit.Report = _ => scene.Credit switch
        {
            CreditFile.Good => new(90, 90, 12),
            CreditFile.Moderate => new(70, 60, 12),
            CreditFile.Thin => new(90, 90, 2),
            _ => null,
        };
        partners.Addresses.Answer = Place;
        partners.Permits.Delay = Inspect;
        partners.Permits.Copies = scene.ReleaseCopies;
        partners.Crews.Delay = TimeSpan.FromHours(scene.CrewHours);
        partners.Crews.Copies = scene.ResultCopies;
        partners.Crews.Outcome = Visit;
    }

    public void Trouble(PartnerSystems partners)
    {
        foreach (var fault in scene.Identity.Faults) partners.Identity.Faults.Add(fault);
        foreach (var fault in scene.Bureau.Faults) partners.Credit.Faults.Add(fault);
        foreach (var fault in scene.Authority.Faults) partners.Addresses.Faults.Add(fault);
        foreach (var fault in scene.Permits.Faults) partners.Permits.Faults.Add(fault);
        foreach (var fault in scene.Crews.Faults) partners.Crews.Faults.Add(fault);
    }

    public void NoteRelease(string meter, TimeSpan after = default) => releases.Enqueue((meter, now() + after));

    public bool HasReleased(string meter, DateTimeOffset by) => releases.Any(release => release.Meter == meter && release.At <= by);

    private AddressAnswer Place(SiteToPlace question)
    {
        var placed = AddressAuthority.Place(question);
        if (misplaced >= scene.Misplacings.Count) return placed;
        return scene.Misplacings[misplaced++] switch
        {
            Misplacing.OtherParcel => placed with { ParcelId = "99-99-99999" },
            Misplacing.NoUnits => placed with { Units = [] },
            _ => placed with { Units = null },
        };
    }

    private TimeSpan? Inspect(string meter)
    {
        if (scene.InspectionDays is not { } days) return null;
        var time = TimeSpan.FromDays(days) + TimeSpan.FromSeconds(1);
        NoteRelease(meter, time);
        return time;
    }

    /// <summary>By the number of the visit, which is in the order's id: <c>fo-ACCOUNT-set1-METER</c>.</summary>
    private FieldOutcome? Visit(WorkOrder order)
    {
        if (order.Kind != FieldOrderKind.MeterSet) return FieldOutcome.Completed;
        var visit = int.Parse(order.OrderId.Split('-')[2]["set".Length..], CultureInfo.InvariantCulture);
        return scene.Visits[Math.Min(visit, scene.Visits.Count) - 1];
    }
}
