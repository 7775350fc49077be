using Azure.Core;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Delinquency;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Durable;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Notifications;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Premises;
using Serverless.Orchestrations.Requests;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Orchestrations;

/// <summary>Registers all services of the orchestrations, by capability.</summary>
public static class UtilityOperations
{
    public static IServiceCollection AddUtilityOperations(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ContractReader>();
        services.AddClouds();
        services.AddSettings<PartnerSettings>(PartnerSettings.Section);
        services.AddPartners();
        services.AddSingleton<UtilityDatabase>();
        services.AddSingleton<KeyClaims>();
        services.AddSettings<AccountNumberSettings>(AccountNumberSettings.Section);
        services.AddSingleton<RequestAccounts>();
        services.AddSettings<OutboxSettings>(OutboxSettings.Section);
        services.AddSingleton<OutboxPublisher>();
        services.AddSingleton<FeederLookup>();
        services.AddSingleton<OutagePointers>();
        services.AddSingleton<OutageStore>();
        services.AddSingleton<OutageIntake>();
        services.AddSingleton(PostingOrder.Default);
        services.AddSingleton(ClearingPolicy.Default);
        services.AddSingleton<AccountLedger>();
        services.AddSingleton<PaymentLedger>();
        services.AddSingleton(ReturnedItemPolicy.Default);
        services.AddSingleton<ReturnedItems>();
        services.AddSettings<BankFileSettings>(BankFileSettings.Section);
        services.AddBankFiles();
        services.AddSingleton<PostedPayments>();
        services.AddSingleton(BillingPolicy.Default);
        services.AddSingleton<BillStore>();
        services.AddSingleton(LateChargePolicy.Default);
        services.AddSingleton<ChannelOutages>();
        services.AddSingleton<LateCharging>();
        services.AddSingleton(ResidentialStartPolicy.Default);
        services.AddSingleton<LateTurnOns>();
        services.AddSingleton<OrchestrationSignals>();
        services.AddSingleton(IntakeLimits.Default);
        services.AddSingleton<CaseStore>();
        services.AddSingleton<CaseTasks>();
        services.AddSingleton<CaseHolds>();
        services.AddSingleton(CaseTaskPolicy.Default);
        services.AddSingleton<RequestIntake>();
        services.AddSingleton<RequestFlows>();
        services.AddSingleton<FieldResultRecorder>();
        services.AddSingleton<FieldOrderSending>();
        services.AddLetters();
        services.AddNewConnections();
        services.AddMoneyMoves();
        services.AddDelinquency();
        services.AddSettings<NotificationSettings>(NotificationSettings.Section);
        services.AddNotifications();
        services.AddSettings<ApprovalSettings>(ApprovalSettings.Section);
        services.AddApprovals();
        return services;
    }

    /// <summary>
    /// Registers the clients of Azure services, signed in with the app's own identity. The official emulators have no identities: for
    /// them, a setting named like the section holds a connection string. The trigger extensions read that setting too.
    /// </summary>
    private static void AddClouds(this IServiceCollection services)
    {
        services.AddSettings<CosmosSettings>(CosmosSettings.Section);
        services.AddSettings<ServiceBusSettings>(ServiceBusSettings.Section);
        services.AddSettings<BlobSettings>(BlobSettings.Section);
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddOptions<CosmosClientOptions>().Configure<IOptions<CosmosSettings>>((options, settings) =>
        {
            options.ApplicationName = "customer-operations";
            options.ConnectionMode = settings.Value.ConnectionMode;
            options.UseSystemTextJsonSerializerWithOptions = DocumentJson.Options;
            options.CosmosClientTelemetryOptions.DisableDistributedTracing = false;
        });
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<CosmosClientOptions>>().Value;
            return provider.EmulatorConnection(CosmosSettings.Section) is { } emulator
                ? new CosmosClient(emulator, options)
                : new CosmosClient(provider.GetRequiredService<IOptions<CosmosSettings>>().Value.AccountEndpoint, provider.GetRequiredService<TokenCredential>(), options);
        });
        services.AddSingleton(provider => provider.EmulatorConnection(ServiceBusSettings.Section) is { } emulator
            ? new ServiceBusClient(emulator)
            : new ServiceBusClient(provider.GetRequiredService<IOptions<ServiceBusSettings>>().Value.FullyQualifiedNamespace, provider.GetRequiredService<TokenCredential>()));
        services.AddSingleton(provider => provider.EmulatorConnection(BlobSettings.Section) is { } emulator
            ? new BlobServiceClient(emulator)
            : new BlobServiceClient(new Uri(provider.GetRequiredService<IOptions<BlobSettings>>().Value.ServiceUri), provider.GetRequiredService<TokenCredential>()));
    }

    private static string? EmulatorConnection(this IServiceProvider provider, string section) =>
        provider.GetRequiredService<IConfiguration>()[section] is { Length: > 0 } connection ? connection : null;

    /// <summary>Binds a settings section and checks it at start, so that a missing setting is reported before the first message.</summary>
    private static void AddSettings<T>(this IServiceCollection services, string section) where T : class =>
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
