using FsCheck;
using FsCheck.Fluent;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>Makes scenes and acts up.</summary>
internal static class Interleavings
{
    private static readonly Gen<Trouble> Troubles = Gen.Frequency(
        (4, Gen.Constant(Trouble.None)),
        (1, Gen.Elements(Enum.GetValues<PartnerFault>()).ListOf().Resize(4).Select(faults => new Trouble([.. faults]))));

    private static readonly Gen<Scene> Applicants =
        from credit in Gen.Elements(Enum.GetValues<CreditFile>())
        from isGovernment in OneIn(8)
        from kilowatts in Gen.Elements<int[]>([60], [60], [40, 20], [40, 20], [2], [300])
        from withWater in OneIn(4)
        from missing in Gen.Frequency((5, Gen.Constant(Array.Empty<DocumentKind>())), (1, Gen.SubListOf(Enum.GetValues<DocumentKind>()).Select(some => some.ToArray())))
        from submittedBy in Gen.Frequency((3, Gen.Constant("portal")), (1, Gen.Elements(StaffLimits.Staff.ToArray())))
        from identity in Gen.Frequency((12, Gen.Constant("idt-alpha")), (2, Gen.Constant("uk-alpha")), (1, Gen.Constant("rf-alpha")))
        select new Scene
        {
            Credit = credit,
            IsGovernment = isGovernment,
            Kilowatts = kilowatts,
            WithWater = withWater,
            Missing = missing,
            SubmittedBy = submittedBy,
            IdentityToken = identity,
        };

    private static readonly Gen<Scene> Scenes =
        from scene in Applicants
        from inspectionDays in Gen.Elements<int?>(0, 0, 3, 45, null)
        from releaseCopies in Gen.Elements(1, 2)
        from visits in Gen.Frequency((3, Gen.Constant<FieldOutcome?[]>([FieldOutcome.Completed])), (2, Gen.Elements<FieldOutcome?>(FieldOutcome.Completed, FieldOutcome.NoAccess, null).ArrayOf(3)))
        from crewHours in Gen.Elements(6, 30, 100, 200)
        from resultCopies in Gen.Elements(1, 2)
        from misplacings in Gen.Frequency((4, Gen.Constant(Array.Empty<Misplacing>())), (1, Gen.Elements(Enum.GetValues<Misplacing>()).ArrayOf(2)))
        from troubles in Troubles.ArrayOf(5)
        from endsWell in OneIn(2)
        select scene with
        {
            InspectionDays = inspectionDays,
            ReleaseCopies = releaseCopies,
            Visits = visits,
            CrewHours = crewHours,
            ResultCopies = resultCopies,
            Misplacings = misplacings,
            Identity = troubles[0],
            Bureau = troubles[1],
            Authority = troubles[2],
            Permits = troubles[3],
            Crews = troubles[4],
            EndsWell = endsWell,
        };

    private static readonly Gen<Act> Times = Gen.Elements(
        TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(7), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(10)).Select(Act (time) => new Pass(time));

    private static readonly Gen<Act> Payments =
        from number in Gen.Choose(1, 3)
        from share in Gen.Elements(Enum.GetValues<Share>())
        from purpose in Gen.Elements(PaymentPurpose.Deposit, PaymentPurpose.Deposit, PaymentPurpose.Deposit, PaymentPurpose.Bill)
        select (Act)new Pay(number, share, purpose);

    private static readonly Gen<Act> Offers =
        from paper in Gen.Elements([Paper.Bond, Paper.Bond, .. Enum.GetValues<Paper>()])
        from copy in Gen.Choose(1, 2)
        select (Act)new Offer(paper, copy);

    private static readonly Gen<Act> Releases = Gen.Choose(0, 4).Select(Act (meter) => new Release(meter));

    private static readonly Gen<Act> Reports =
        from order in Gen.Choose(0, 3)
        from outcome in Gen.Elements(FieldOutcome.Completed, FieldOutcome.Completed, FieldOutcome.NoAccess, FieldOutcome.EquipmentMissing)
        from copy in Gen.Choose(1, 2)
        select (Act)new Report(order, outcome, copy);

    private static readonly Gen<Act> Emergencies =
        from meter in Gen.Choose(0, 1)
        from who in Gen.Elements("specialist.one@utility.example", "supervisor.one@utility.example")
        select (Act)new AskEmergency(meter, who);

    private static readonly Gen<Act> Decisions =
        from approval in Gen.Choose(0, 1)
        from option in Gen.Elements(0, 0, 0, 1)
        from who in Gen.Frequency((2, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>([.. StaffLimits.Staff])))
        from byLink in OneIn(2)
        select (Act)new Decide(approval, option, who, byLink);

    private static readonly Gen<Act> Outages =
        from partner in Gen.Elements(Enum.GetValues<Partner>())
        from back in OneIn(3)
        select back ? (Act)new ComeBack(partner) : new GoDown(partner);

    private static readonly Gen<Act> Acts = Gen.Frequency(
        (30, Times),
        (12, Payments),
        (14, Offers),
        (8, Releases),
        (8, Reports),
        (4, Gen.Elements(Enum.GetValues<DocumentKind>()).Select(Act (kind) => new FilePaper(kind))),
        (5, Emergencies),
        (14, Decisions),
        (6, Outages),
        (4, Gen.Constant<Act>(new Withdraw())),
        (3, Gen.Elements<Act>(new Apply(), new ApplyOtherwise())),
        (6, Gen.Constant<Act>(new Restart())));

    /// <summary>One after the other, the application somewhere among the first.</summary>
    public static Gen<Interleaving> OneByOne { get; } = Made(Acts);

    /// <summary>Some of them at the same moment.</summary>
    public static Gen<Interleaving> Crowded { get; } = Made(Gen.Frequency(
        (1, Acts),
        (1, Acts.Where(act => act is not (Pass or Restart or Apply)).ListOf().Resize(4).Select(Act (together) => new AtOnce([.. together])))));

    private static Gen<Interleaving> Made(Gen<Act> acts) =>
        from scene in Scenes
        from early in Gen.OneOf(Payments, Offers, Releases, Outages).ListOf().Resize(2)
        from soon in Gen.Elements<Act[]>([], [], [new Pay(1, Share.Whole)], [new Offer(Paper.Bond)])
        from later in acts.NonEmptyListOf()
        select new Interleaving(scene, [.. early, new Apply(), .. soon, .. later]);

    private static Gen<bool> OneIn(int times) => Gen.Choose(1, times).Select(chosen => chosen == 1);
}
