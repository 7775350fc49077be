using Microsoft.Extensions.DependencyInjection;
using Serverless.Orchestrations.Billing;

namespace Serverless.Orchestrations.Delinquency;

internal static class DelinquencyServices
{
    public static IServiceCollection AddDelinquency(this IServiceCollection services)
    {
        services.AddSingleton(DisconnectionPolicy.Default);
        services.AddSingleton<ProtectionStore>();
        services.AddSingleton<ILateChargeExemptions, DisputedAmounts>();
        services.AddSingleton<CutControls>();
        services.AddTransient<AccountPaperReader>();
        services.AddTransient<DisconnectionShadow>();
        return services;
    }
}
