namespace Serverless.LocalDev.Partners;

/// <summary>The queues partners were told to send to.</summary>
public static class IntakeQueues
{
    public const string OutageReports = "outage-reports";
    public const string Payments = "payments";
    public const string ServiceRequests = "service-requests";
    public const string FieldResults = FieldCrews.ResultQueue;
    public const string PermitEvents = PermitOffice.ReleaseQueue;
    public const string Bills = "bills";
    public const string SecurityEvents = "security-events";
}
