using System.Globalization;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Store;
using Serverless.LocalDev.Triage;
using Serverless.Orchestrations.BankFiles;

namespace Serverless.LocalDev.Control;

/// <summary>
/// How the program's commands steer a platform that runs: <c>/local-dev/…</c> beside the application's own routes, with the
/// host's key. Nothing of it is in a deployment.
/// </summary>
/// <param name="running">Null while the platform is still starting.</param>
internal sealed class ControlEndpoints(Func<LocalPlatform?> running)
{
    public const string Status = "/local-dev/status";
    public const string Messages = "/local-dev/messages";
    public const string DeadLetters = "/local-dev/deadletters";
    public const string Clock = "/local-dev/clock";
    public const string History = "/local-dev/history";
    public const string Partners = "/local-dev/partners";
    public const string BankFiles = "/local-dev/bank-files";

    public void Map(IEndpointRouteBuilder routes, Func<HttpContext, bool> isSystemAuthorized)
    {
        Add(HttpMethods.Get, Status, (_, platform) => Answer(platform.Figures()));
        Add(HttpMethods.Post, Messages, PublishAsync);
        Add(HttpMethods.Get, DeadLetters + "/{queue}", async (http, platform) =>
            await new DeadLetterTriage(platform.Bus).ListAsync(Route(http, "queue"), Most(http), http.RequestAborted));
        Add(HttpMethods.Get, DeadLetters + "/{queue}/{sequence:long}", async (http, platform) =>
            await new DeadLetterTriage(platform.Bus).FindAsync(Route(http, "queue"), Sequence(http), http.RequestAborted) ?? throw NoSuchDeadLetter(http));
        Add(HttpMethods.Post, DeadLetters + "/{queue}/{sequence:long}", ResubmitAsync);
        Add(HttpMethods.Post, DeadLetters + "/{queue}", ResubmitAllAsync);
        Add(HttpMethods.Get, Clock, (_, platform) => Answer(ClockOf(platform)));
        Add(HttpMethods.Post, Clock, AdvanceAsync);
        Add(HttpMethods.Get, Partners, (_, platform) => Answer(platform.Partners.Faults.Select(partner => ReplyOf(partner.Key, partner.Value))));
        Add(HttpMethods.Post, Partners + "/{name}", SetPartnerAsync);
        Add(HttpMethods.Post, BankFiles, LeaveBankFileAsync);
        Add(HttpMethods.Get, History + "/{instance}", async (http, platform) => await ExportAsync(platform, Route(http, "instance")));

        void Add(string method, string pattern, Func<HttpContext, LocalPlatform, Task<object>> answer)
        {
            Task Handle(HttpContext http)
            {
                if (!isSystemAuthorized(http)) return ProblemResponse.WriteAsync(http, StatusCodes.Status401Unauthorized, "The host key is required.");
                return JsonWrites.Accepts(http.Request)
                    ? AnswerAsync(http, answer)
                    : ProblemResponse.WriteAsync(http, StatusCodes.Status415UnsupportedMediaType, JsonWrites.Refused);
            }
            routes.MapMethods(pattern, [method], (RequestDelegate)Handle);
        }
    }

    private async Task AnswerAsync(HttpContext http, Func<HttpContext, LocalPlatform, Task<object>> answer)
    {
        if (running() is not { } platform)
        {
            await ProblemResponse.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "The platform is still starting.");
            return;
        }
        try
        {
            await http.Response.WriteAsJsonAsync(await answer(http, platform), ControlJson.Options);
        }
        catch (Exception refused) when (refused is CommandFailure or ServiceBusException or TimeoutException)
        {
            await ProblemResponse.WriteAsync(http, StatusCodes.Status409Conflict, refused.Message);
        }
    }

    private static async Task<object> PublishAsync(HttpContext http, LocalPlatform platform)
    {
        var request = await http.Request.ReadFromJsonAsync<PublishRequest>(ControlJson.Options, http.RequestAborted) ?? throw new CommandFailure("There is nothing to publish.");
        await using var sender = platform.Bus.CreateSender(request.Queue);
        var message = new ServiceBusMessage(request.Body)
        {
            MessageId = request.MessageId,
            Subject = request.Subject,
            CorrelationId = request.MessageId,
            ContentType = "application/json",
            ApplicationProperties = { ["source"] = SampleSenders.Of(request.Subject, request.Body) },
        };
        await sender.SendMessageAsync(message, http.RequestAborted);
        return request.MessageId;
    }

    /// <summary>As a bank's transfer leaves it in Azure.</summary>
    private static async Task<object> LeaveBankFileAsync(HttpContext http, LocalPlatform platform)
    {
        var file = await http.Request.ReadFromJsonAsync<BankFileRequest>(ControlJson.Options, http.RequestAborted) ?? throw new CommandFailure("There is no file.");
        var container = platform.Cloud.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(BankFileBlobs.Container);
        await container.CreateIfNotExistsAsync(cancellationToken: http.RequestAborted);
        await container.GetBlobClient(file.Name).UploadAsync(BinaryData.FromBytes(file.Content), overwrite: true, http.RequestAborted);
        return file.Name;
    }

    private static async Task<object> ResubmitAsync(HttpContext http, LocalPlatform platform) =>
        await new DeadLetterTriage(platform.Bus).ResubmitAsync(Route(http, "queue"), Sequence(http), http.RequestAborted) switch
        {
            Resubmission.Sent => new ResubmitReply(1, 0),
            Resubmission.Outstanding => throw new CommandFailure("A message of the same id is in the queue: one retry at a time. Wait until it is through."),
            _ => throw NoSuchDeadLetter(http),
        };

    private static async Task<object> ResubmitAllAsync(HttpContext http, LocalPlatform platform)
    {
        var (sent, outstanding) = await new DeadLetterTriage(platform.Bus).ResubmitAllAsync(Route(http, "queue"), http.RequestAborted);
        return new ResubmitReply(sent, outstanding);
    }

    private static async Task<object> AdvanceAsync(HttpContext http, LocalPlatform platform)
    {
        if (platform.Cloud.Clock is not VirtualClock clock)
            throw new CommandFailure("This platform runs on the wall clock, which nobody can set forward. Start it with --virtual-clock.");
        var request = await http.Request.ReadFromJsonAsync<AdvanceRequest>(ControlJson.Options, http.RequestAborted);
        await clock.AdvanceAsync(TimeSpan.FromSeconds(request!.Seconds));
        return ClockOf(platform);
    }

    private static async Task<object> SetPartnerAsync(HttpContext http, LocalPlatform platform)
    {
        var name = Route(http, "name");
        if (!platform.Partners.Faults.TryGetValue(name, out var partner)) throw new CommandFailure($"There is no partner {name}.");
        var request = await http.Request.ReadFromJsonAsync<PartnerRequest>(ControlJson.Options, http.RequestAborted) ?? throw new CommandFailure("There is nothing to set.");
        if (request.DelaySeconds is { } delay) partner.Delay = TimeSpan.FromSeconds(delay);
        if (request.Faults.Count == 0) partner.Clear();
        else if (request.Times is { } times) partner.Add(request.Faults, times);
        else partner.Always = request.Faults;
        return ReplyOf(name, partner);
    }

    private static PartnerReply ReplyOf(string name, PartnerFaults partner) => new(name, partner.Always, partner.Next, partner.Delay.TotalSeconds);

    private static async Task<object> ExportAsync(LocalPlatform platform, string instance) =>
        await platform.Cloud.Hub.ReadHistoryAsync(instance) is { } history
            ? new RecordedHistory(history).ToJson()
            : throw new CommandFailure($"There is no orchestration {instance}.");

    private static ClockReply ClockOf(LocalPlatform platform) => new(platform.Cloud.Clock.UtcNow, platform.Cloud.Clock is VirtualClock);

    private static Task<object> Answer(object value) => Task.FromResult(value);

    private static string Route(HttpContext http, string name) => (string)http.GetRouteValue(name)!;

    private static long Sequence(HttpContext http) => long.Parse(Route(http, "sequence"), CultureInfo.InvariantCulture);

    private static int Most(HttpContext http) => int.TryParse(http.Request.Query["most"], CultureInfo.InvariantCulture, out var most) ? most : 50;

    private static CommandFailure NoSuchDeadLetter(HttpContext http) => new($"No dead letter of {Route(http, "queue")} has the sequence number {Sequence(http)}.");
}
