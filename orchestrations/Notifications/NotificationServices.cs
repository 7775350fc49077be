using Microsoft.Extensions.DependencyInjection;

namespace Serverless.Orchestrations.Notifications;

/// <summary>What messages to staff take.</summary>
internal static class NotificationServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddHttpClient(CommunicationServicesMail.ClientName, http => http.Timeout = MessageCall.Timeout);
        // Who has the workflow's address can post by it: it is not for logs.
        services.AddHttpClient(TeamsMessages.ClientName, http => http.Timeout = MessageCall.Timeout).RemoveAllLoggers();
        services.AddSingleton<IMessageChannel, CommunicationServicesMail>();
        services.AddSingleton<IMessageChannel, TeamsMessages>();
        services.AddSingleton<OutboxMail>();
        services.AddSingleton<INotifications, MessageDelivery>();
        return services;
    }
}
