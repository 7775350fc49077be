namespace Serverless.LocalDev.Partners;

/// <summary>How a system meets one call: the faults whose turn it is.</summary>
internal readonly record struct PartnerTurn(IReadOnlyList<PartnerFault> Faults, TimeSpan Delay)
{
    /// <summary>How much later than usual what comes of the call comes.</summary>
    public TimeSpan Lateness => Has(PartnerFault.Late) ? Delay : TimeSpan.Zero;

    public bool Has(PartnerFault fault) => Faults.Contains(fault);
}
