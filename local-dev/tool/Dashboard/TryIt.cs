using Serverless.LocalDev.Access;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cloud;

namespace Serverless.LocalDev.Dashboard;

/// <summary>What a person can try against the platform that just started.</summary>
internal static class TryIt
{
    public static string Text(string url, string key)
    {
        var header = PartnerKeys.HeaderFor(LocalAccess.Of(key), "portal");
        var payment = $$"""{"paymentId":"web-1","channel":"Portal","tender":"Card","externalId":"r-1","accountId":"{{SampleCity.AccountId(1)}}","amount":25.40,"receivedAt":"2026-03-02T09:00:00-05:00"}""";
        return $"""
            Try:
              curl {header} '{url}/api/accounts/{SampleCity.AccountId(1)}'
              curl {header} '{url}/api/outages?feeder=F-01'
              curl {header} '{url}/api/payments' -H 'content-type: application/json' -d '{payment}'
              curl '{url}/api/health'
              dotnet run --project local-dev -- publish ServiceRequested
              dotnet run --project local-dev -- partners set permit-office --fault never
              dotnet run --project local-dev -- deadletters list payments
            Ctrl-C stops; the next start goes on from here.
            """;
    }
}
