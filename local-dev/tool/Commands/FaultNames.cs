using Serverless.LocalDev.Partners;

namespace Serverless.LocalDev.Commands;

/// <summary>Partners' faults as they are written on the command line.</summary>
internal static class FaultNames
{
    /// <summary>Takes every fault away.</summary>
    public const string None = "none";

    private static readonly (string Name, PartnerFault Fault)[] Known =
    [
        ("late", PartnerFault.Late),
        ("twice", PartnerFault.Twice),
        ("never", PartnerFault.Never),
        ("500", PartnerFault.ServerError),
        ("garbage", PartnerFault.Garbage),
        ("contradicting", PartnerFault.Contradicting),
        ("lost-answer", PartnerFault.LostAnswer),
    ];

    public static string All { get; } = string.Join(", ", Known.Select(known => known.Name));

    public static PartnerFault? Find(string name) => Known.Where(known => known.Name == name).Select(known => (PartnerFault?)known.Fault).FirstOrDefault();

    public static string Of(IEnumerable<PartnerFault> faults) => string.Join(", ", faults.Select(fault => Known.First(known => known.Fault == fault).Name));
}
