using Microsoft.Extensions.DependencyInjection;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Registers what approvals need.</summary>
internal static class ApprovalServices
{
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.AddSingleton(ApprovalPolicy.Default);
        services.AddSingleton(StaffRoster.Default);
        services.AddSingleton<IStaffDirectory, RosterDirectory>();
        services.AddSingleton<ApprovalStore>();
        services.AddSingleton<ApprovalLinks>();
        return services;
    }
}
