namespace Serverless.Tests.Infra;

/// <summary>
/// Choices the templates offer and no environment makes: the task hub in storage, partners with principals of their own,
/// messages to Teams, subscriptions with rules, and the list's own times to live.
/// </summary>
internal static class OtherChoices
{
    /// <summary>The principal of the partner that sends payments.</summary>
    public const string Lockbox = "11111111-1111-1111-1111-111111111111";

    /// <summary>The principal of the partner that sends permits.</summary>
    public const string PermitOffice = "22222222-2222-2222-2222-222222222222";

    private const string Rules = """
        { "Name": "large", "Properties": { "FilterType": "Sql", "SqlFilter": { "SqlExpression": "cents > 100000" }, "Action": { "SqlExpression": "SET large = 1" } } },
        { "Name": "posted", "Properties": { "FilterType": "Correlation", "CorrelationFilter": { "Label": "PaymentPosted.v1", "Properties": { "class": "commercial" } } } }
        """;

    private const string Subscription = $$"""
        { "Name": "audit", "Properties": { "DeadLetteringOnMessageExpiration": true, "DefaultMessageTimeToLive": "PT1H", "LockDuration": "PT1M", "MaxDeliveryCount": 10 }, "Rules": [ {{Rules}} ] }
        """;

    public static InfraFiles Of(InfraFiles files) => files
        .Broken("infra/prod.bicepparam", "param durableBackend = 'DurableTaskScheduler'", "param durableBackend = 'AzureStorage'")
        .Broken("infra/prod.bicepparam", "'LOCKBOX_PRINCIPAL_ID', ''", $"'LOCKBOX_PRINCIPAL_ID', '{Lockbox}'")
        .Broken("infra/prod.bicepparam", "'PERMIT_OFFICE_PRINCIPAL_ID', ''", $"'PERMIT_OFFICE_PRINCIPAL_ID', '{PermitOffice}'")
        .Broken("infra/prod.bicepparam", "'SENDS_TO_TEAMS', 'false'", "'SENDS_TO_TEAMS', 'true'")
        .Broken("infra/prod.bicepparam", "param messageTimeToLive = 'P14D'", "param messageTimeToLive = ''")
        .Broken("local-dev/servicebus.json", "\"Subscriptions\": []", $"\"Subscriptions\": [{Subscription}]")
        .Broken("host.json", "{ \"type\": \"azureManaged\", \"connectionStringName\": \"DURABLE_TASK_SCHEDULER_CONNECTION_STRING\" }", "{ \"type\": \"AzureStorage\", \"connectionName\": \"TaskHubStorage\" }")
        .Broken("functions/local.settings.template.json", "\"DURABLE_TASK_SCHEDULER_CONNECTION_STRING\"", "\"TaskHubStorage\"");
}
