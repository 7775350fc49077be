using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Orchestrations.Notifications;

/// <summary>What messages to staff take.</summary>
internal static class NotificationServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<OutboxMail>();
        services.AddSingleton<INotifications, MailRoom>();
        return services;
    }
}
