using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Registers what movements of money need.</summary>
internal static class MoveServices
{
    public static IServiceCollection AddMoneyMoves(this IServiceCollection services)
    {
        services.AddSingleton(MovePolicy.Default);
        services.AddSingleton<MoveRulebook>();
        services.AddSingleton<MoveLedger>();
        services.AddSingleton<MoveStore>();
        services.AddSingleton<MoveStart>();
        services.AddSingleton<SuspenseStore>();
        services.AddSingleton<DismissDuplicate>();
        services.AddSingleton<SuspenseList>();
        services.AddSingleton<DrawerStore>();
        services.AddSingleton<AutopayStops>();
        services.AddSingleton<ClosedCredits>();
        return services;
    }
}
