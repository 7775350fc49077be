using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Orchestrations.Notifications;

/// <summary>Registers what messages to staff need.</summary>
internal static class NotificationServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddHttpClient(CommunicationServicesMail.ClientName, http => http.Timeout = MessageCall.Timeout);
        // Anybody who knows the workflow's address can post to it, so it must not be logged.
        services.AddHttpClient(TeamsMessages.ClientName, http => http.Timeout = MessageCall.Timeout).RemoveAllLoggers();
        services.AddSingleton<IMessageChannel, CommunicationServicesMail>();
        services.AddSingleton<IMessageChannel, TeamsMessages>();
        services.AddSingleton<OutboxMail>();
        services.AddSingleton<INotifications, MessageDelivery>();
        return services;
    }
}
