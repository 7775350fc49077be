using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Azure.Cosmos;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.City;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Benchmarks.Platform;

/// <summary>
/// POST /api/payments by sixteen callers: each is checked, and on the bus when it is answered. As deployed, where other
/// instances post what is taken in, or with the function that posts to the ledgers on the same cores.
/// </summary>
internal sealed class HttpIntake(string name, bool posts) : Benchmark
{
    private const string Queue = "payments";
    private static readonly KeyValuePair<string, string?>[] PostsElsewhere = [new("AzureWebJobs.TakePayments.Disabled", "true")];

    private const int Callers = 16;
    private const int Accounts = 500;
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly DateTimeOffset ReceivedAt = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    public override string Name => name;

    public override IReadOnlyList<Quantity> Quantities { get; } = posts
        ? [Quantity.Rate("requests/s", name: "accepted"), Quantity.Rate("payments/s", name: "posted"), Quantity.Least("processor time, each", "µs")]
        : [Quantity.Rate("requests/s", target: 5_000, name: "accepted"), Quantity.Least("processor time, each", "µs")];

    public override int Size => 10_000;

    public override int QuickSize => 1_500;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var platform = await PlatformGround.OpenAsync(ground.Directory, overLoopback: true, settings: posts ? null : PostsElsewhere);
        await platform.SeedAsync(new SampleCity(Accounts, feeders: 10));
        var accepted = 0d;
        var work = await Work.OfAsync(async () =>
        {
            accepted = (await Work.OfAsync(() => Fleet.RunAsync(Callers, size, number => PostAsync(platform.Http, number)))).Seconds;
            if (posts) await platform.WhenIdleAsync();
        });
        var each = work.Processor * 1e6 / size;
        if (!posts)
        {
            if (platform.Waiting(Queue) is var waiting && waiting != size) throw new InvalidOperationException($"{waiting} of {size} payments are on the bus.");
            return [size / accepted, each];
        }
        await ExpectAsync(platform, size);
        return [size / accepted, size / work.Seconds, each];
    }

    private static async Task PostAsync(HttpClient http, int number)
    {
        using var body = new ByteArrayContent(PlatformGround.Body(Payment(number)));
        body.Headers.ContentType = Json;
        using var answer = await http.PostAsync(new Uri("/api/payments", UriKind.Relative), body);
        if (answer.StatusCode != HttpStatusCode.Accepted) throw new InvalidOperationException($"Answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>A few of the city's accounts are not active: their payments are suspended.</summary>
    private static async Task ExpectAsync(PlatformGround platform, int payments)
    {
        var query = new QueryDefinition("SELECT VALUE c.id FROM c WHERE c.type = @posted OR c.type = @suspended")
            .WithParameter("@posted", LedgerEntryDocument.TypeName).WithParameter("@suspended", SuspenseDocument.TypeName);
        var posted = await platform.Database.Accounts.QueryAsync<string>(query).CountAsync();
        if (posted != payments) throw new InvalidOperationException($"{posted} of {payments} payments are posted or suspended; {platform.DeadLetters} messages are dead.");
    }

    private static PaymentReceived Payment(int number) => new()
    {
        PaymentId = string.Create(CultureInfo.InvariantCulture, $"web-{number}"),
        Channel = PaymentChannel.Portal,
        Tender = PaymentTender.Card,
        ExternalId = string.Create(CultureInfo.InvariantCulture, $"receipt-{number}"),
        AccountId = SampleCity.AccountId(number % Accounts),
        Amount = 25.40m,
        ReceivedAt = ReceivedAt,
    };
}
