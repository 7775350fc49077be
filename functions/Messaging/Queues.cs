namespace Serverless.Functions.Messaging;

/// <summary>The queues for incoming messages, by the names in local-dev/servicebus.json and infra.</summary>
public static class Queues
{
    public const string OutageReports = "outage-reports";
    public const string Payments = "payments";
    public const string Bills = "bills";
    public const string ServiceRequests = "service-requests";
    public const string FieldResults = "field-results";
    public const string PermitEvents = "permit-events";
    public const string SecurityEvents = "security-events";
}
