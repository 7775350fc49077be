using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Orchestrations.Delinquency;

internal static class DelinquencyServices
{
    public static IServiceCollection AddDelinquency(this IServiceCollection services)
    {
        services.AddSingleton(DisconnectionPolicy.Default);
        services.AddTransient<AccountPaperReader>();
        services.AddTransient<DisconnectionShadow>();
        return services;
    }
}
