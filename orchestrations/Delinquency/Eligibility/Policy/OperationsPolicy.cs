using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>What must be in order on the utility's own side.</summary>
/// <param name="FactsGoodForMinutes">From this age on the facts are read again.</param>
/// <param name="OccupancyGoodForDays">From this age on a premise said to be vacant is checked again.</param>
/// <param name="WaterAfterElectricDays">How many days after the electric service the water service may be cut.</param>
/// <param name="ChannelGoodForHours">From this age on a report on a payment channel is not used.</param>
public sealed record OperationsPolicy(
    Basis Active,
    Basis KillSwitch,
    Figure<int> FactsGoodForMinutes,
    Basis Deceased,
    Basis Essential,
    Figure<int> OccupancyGoodForDays,
    Figure<int> WaterAfterElectricDays,
    Figure<int> ChannelGoodForHours);
