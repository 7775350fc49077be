using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.Cases;

/// <summary>Event on topic account-events: the utility ended a request without service.</summary>
public sealed record ServiceRequestRefused(string RequestId, string AccountId, string Reason)
{
    public const string Subject = "ServiceRequestRefused.v1";
}

/// <summary>Event on topic account-events: the applicant withdrew a request before there was service.</summary>
public sealed record ServiceRequestWithdrawn(string RequestId, string AccountId)
{
    public const string Subject = "ServiceRequestWithdrawn.v1";
}

/// <summary>Makes the events for a case of any kind that ended without service.</summary>
public static class CaseEvents
{
    public static OutboxDocument Refused(CaseReference ended, string reason, DateTimeOffset now) => OutboxDocument.For(
        ended.AccountId, $"service-request-refused-{ended.RequestId}", ServiceRequestRefused.Subject,
        new ServiceRequestRefused(ended.RequestId, ended.AccountId, reason), ended.RequestId, now);

    public static TimelineEntry RefusedEntry(string key, string reason, DateTimeOffset now) =>
        new(key, now, $"Refused: {reason}", ForCustomer: $"Refused: {CaseReasons.WordsFor(reason)}");

    public static OutboxDocument Withdrawn(CaseReference ended, DateTimeOffset now) => OutboxDocument.For(
        ended.AccountId, $"service-request-withdrawn-{ended.RequestId}", ServiceRequestWithdrawn.Subject,
        new ServiceRequestWithdrawn(ended.RequestId, ended.AccountId), ended.RequestId, now);
}
