using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Control;
using Serverless.Orchestrations.Accounts;

namespace Serverless.LocalDev.Shadow;

/// <summary>Asks the application about every service of the sample city that can be cut. Asking changes nothing.</summary>
internal sealed class ShadowRun(HttpClient staff)
{
    private const int AtOnce = 16;

    private static readonly UtilityService[] Services = [UtilityService.Electric, UtilityService.Water, UtilityService.Gas];

    /// <exception cref="CommandFailure">The application refused to answer.</exception>
    public async Task<IReadOnlyList<ShadowAnswer>> RunAsync(CancellationToken stop)
    {
        var answers = new ConcurrentBag<ShadowAnswer>();
        for (var first = 0; await AskAsync(first, answers, stop); first += AtOnce)
        {
        }
        return [.. answers];
    }

    /// <summary>Asks about some accounts at once; false when the city has no more.</summary>
    private async Task<bool> AskAsync(int first, ConcurrentBag<ShadowAnswer> answers, CancellationToken stop)
    {
        var isMore = await Task.WhenAll(Enumerable.Range(first, AtOnce).Select(async account =>
        {
            foreach (var service in Services)
            {
                if (await AskAsync(SampleCity.AccountId(account), service, stop) is not { } answer) return false;
                answers.Add(answer);
            }
            return true;
        }));
        return isMore.All(found => found);
    }

    private async Task<ShadowAnswer?> AskAsync(string accountId, UtilityService service, CancellationToken stop)
    {
        using var answer = await staff.GetAsync(new Uri($"/api/accounts/{accountId}/disconnection?service={service}", UriKind.Relative), stop);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        if (!answer.IsSuccessStatusCode) throw new CommandFailure($"Account {accountId} was answered with {(int)answer.StatusCode}.");
        return await answer.Content.ReadFromJsonAsync<ShadowAnswer>(ControlJson.Options, stop);
    }
}
