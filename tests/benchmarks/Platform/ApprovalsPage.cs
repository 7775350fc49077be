using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Benchmarks.Harness;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Benchmarks.Platform;

/// <summary>
/// A thousand deposits that wait for a supervisor, and sixteen of their links at a time: looked at, ten times each, then
/// decided, once each, while the orchestrations that hear of it work on the same cores.
/// </summary>
internal sealed partial class ApprovalsPage(string name, bool overLoopback) : Benchmark
{
    private const int Callers = 16;
    private const int LooksEach = 10;
    private const string Approver = "supervisor.one@utility.example";
    private const string Step = "deposit-waiver";

    private static readonly Uri Link = new(ApprovalLinks.Path, UriKind.Relative);
    private static readonly Uri Answer = new($"{ApprovalLinks.Path}/answer", UriKind.Relative);
    private static readonly Uri Health = new("/api/health", UriKind.Relative);

    public override string Name => name;

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new("look p50", "ms", More: false, Against: Baseline.Sibling, Sibling: 6),
        new("look p99", "ms", More: false, Against: Baseline.Sibling, Sibling: 7),
        new("looks", "requests/s", Against: Baseline.Sibling, Sibling: 8),
        new("decision p50", "ms", More: false, Against: Baseline.Sibling, Sibling: 6),
        new("decision p99", "ms", More: false, Against: Baseline.Sibling, Sibling: 7),
        new("decisions", "decisions/s", Against: Baseline.Sibling, Sibling: 8),
        Quantity.Least("health p50", "ms"),
        Quantity.Least("health p99", "ms"),
        Quantity.Rate("requests/s", name: "health"),
    ];

    /// <summary>Approvals.</summary>
    public override int Size => 1_000;

    public override int QuickSize => 50;

    public override int Runs => 3;

    public override bool IsQuick => !overLoopback;

    public override IReadOnlyList<StoreKind> Stores { get; } = [StoreKind.Disk];

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var platform = await PlatformGround.OpenAsync(ground.Directory, overLoopback, Filing.Clock(), partnersAre: Developers.WithMiddlingCredit);
        await Filing.FileAsync(platform, size);
        var tokens = await TokensAsync(platform, size);

        var health = await InARowAsync(size * LooksEach, _ => TimeAsync(() => platform.Http.GetAsync(Health), "healthy"));
        var looks = await InARowAsync(size * LooksEach, number => TimeAsync(() => LookAsync(platform.Http, tokens[number % size]), Developers.RequestId(number % size)));
        var decisions = await InRoundsAsync(platform, size, number => TimeAsync(() => PostAsync(platform.Http, tokens[number]), "Your decision is recorded"));
        await ExpectDecidedAsync(platform, size);
        return [.. looks, .. decisions, .. health];
    }

    /// <summary>The links as they are in the approver's mail.</summary>
    private static async Task<string[]> TokensAsync(PlatformGround platform, int size)
    {
        var mail = platform.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(OutboxMail.Container);
        var tokens = new string[size];
        await Fleet.RunAsync(Callers, size, async developer =>
        {
            var message = await mail.GetBlobClient($"{ApprovalMessage.NameFor(ApprovalDocument.IdFor(Developers.RequestId(developer), Step), Approver, ApprovalPurpose.Asked)}.html").DownloadContentAsync();
            tokens[developer] = LinkIn().Match(message.Value.Content.ToString()).Groups[1].Value;
        });
        return tokens;
    }

    /// <summary>As many at a time as there are callers, each asking again once it is answered.</summary>
    private static async Task<double[]> InARowAsync(int count, Func<int, Task<double>> call)
    {
        var times = new double[count];
        var began = Stopwatch.GetTimestamp();
        await Fleet.RunAsync(Callers, count, async number => times[number] = await call(number));
        return Figures(times, began);
    }

    /// <summary>As many at once as there are callers, and again once what they set in motion has come to rest.</summary>
    private static async Task<double[]> InRoundsAsync(PlatformGround platform, int count, Func<int, Task<double>> call)
    {
        var times = new List<double>(count);
        var began = Stopwatch.GetTimestamp();
        foreach (var round in Enumerable.Range(0, count).Chunk(Callers))
        {
            times.AddRange(await Task.WhenAll(round.Select(number => Task.Run(() => call(number)))));
            await platform.WhenIdleAsync();
        }
        return Figures([.. times], began);
    }

    /// <summary>Milliseconds of the median and of the slowest but one in a hundred, and how many a second.</summary>
    private static double[] Figures(double[] times, long began)
    {
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Array.Sort(times);
        return [times[times.Length / 2], times[times.Length * 99 / 100], times.Length / seconds];
    }

    /// <summary>Milliseconds to the whole answer, which is 200 and says what it must.</summary>
    private static async Task<double> TimeAsync(Func<Task<HttpResponseMessage>> ask, string said)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await ask();
        var body = await answer.Content.ReadAsStringAsync();
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.OK && body.Contains(said, StringComparison.Ordinal) ? took : throw new InvalidOperationException($"Answered {answer.StatusCode}: {body}");
    }

    private static async Task<HttpResponseMessage> LookAsync(HttpClient http, string token)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token });
        return await http.PostAsync(Link, form);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string token)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["token"] = token,
            ["act"] = "decide",
            ["form"] = LinkToken.FormValueOf(token),
            ["option"] = "Approve",
            ["reason"] = "Paid well elsewhere.",
        });
        return await http.PostAsync(Answer, form);
    }

    private static async Task ExpectDecidedAsync(PlatformGround platform, int size)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type").WithParameter("@type", ApprovalDocument.TypeName);
        var approvals = await platform.Database.Accounts.QueryAsync<ApprovalDocument>(query).ToListAsync();
        var decided = approvals.Count(approval => approval.Outcome is { Option: "Approve", DecidedBy: [Approver] });
        var looks = approvals.SelectMany(approval => approval.Audit).Where(entry => entry.Act == AuditedAct.Looked).Sum(entry => entry.Count);
        if (decided != size || looks != size * LooksEach) throw new InvalidOperationException($"{decided} of {size} approvals are decided after {looks} of {size * LooksEach} looks.");
    }

    [GeneratedRegex("/api/approve#([A-Za-z0-9_-]{43})\"")]
    private static partial Regex LinkIn();
}
