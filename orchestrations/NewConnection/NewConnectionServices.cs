using Microsoft.Extensions.DependencyInjection;
using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Registers what new connections need.</summary>
internal static class NewConnectionServices
{
    public static IServiceCollection AddNewConnections(this IServiceCollection services)
    {
        services.AddSingleton(NewConnectionPolicy.Default);
        services.AddSingleton(DepositPolicy.Default);
        services.AddSingleton(SecurityPolicy.Default);
        services.AddSingleton(BusinessCalendar.Default);
        services.AddSingleton<NewConnectionRules>();
        services.AddSingleton<ConnectionFiles>();
        services.AddSingleton<EvidenceFiling>();
        services.AddSingleton<EvidenceWaiving>();
        services.AddSingleton<InstrumentRegister>();
        services.AddSingleton<BlanketStore>();
        services.AddSingleton<InstrumentUse>();
        services.AddSingleton<InstrumentIntake>();
        services.AddSingleton<DepositOverrides>();
        services.AddSingleton<EmergencyReleases>();
        services.AddSingleton<MeterReleases>();
        services.AddSingleton<LateMeterSets>();
        services.AddSingleton<PremiseWriter>();
        services.AddSingleton<WithdrawConnection>();
        return services;
    }
}
