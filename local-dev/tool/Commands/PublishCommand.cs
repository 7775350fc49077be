using System.CommandLine;
using System.Text.Json;
using Serverless.LocalDev.Control;

namespace Serverless.LocalDev.Commands;

/// <summary><c>publish FILE|TYPE</c>: a message from a file, or a valid sample of a type.</summary>
internal static class PublishCommand
{
    public static Command Create(CommonOptions common)
    {
        var names = string.Join(", ", MessageTypes.All.Select(known => known.Name));
        var what = new Argument<string>("FILE|TYPE") { Description = $"A file with a JSON body, or one of {names}." };
        what.Validators.Add(result =>
        {
            var given = result.GetValueOrDefault<string>();
            if (given is not null && MessageTypes.Find(given) is null && !File.Exists(given)) result.AddError($"'{given}' is neither a file nor one of {names}.");
        });
        var type = new Option<string?>("--type") { Description = "The type of a file's body, where its fields do not tell.", HelpName = "TYPE" };
        type.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } given && MessageTypes.Find(given) is null) result.AddError($"--type must be one of {names}.");
        });
        var count = new Option<int>("--count") { Description = "How many samples, each with an id of its own.", DefaultValueFactory = _ => 1, HelpName = "N" };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--count must be at least 1.");
        });
        var about = new Option<string>("--for")
        {
            Description = $"The new connection a sample of {string.Join(", ", MessageTypes.All.Where(known => known.IsAboutConnection).Select(known => known.Name))} is about.",
            DefaultValueFactory = _ => SampleSubject.DefaultRequestId,
            HelpName = "REQUEST",
        };
        var command = new Command("publish", "Publish a message to its queue.") { what, type, count, about };
        command.SetAction(async (parsed, stop) =>
        {
            var given = parsed.GetRequiredValue(what);
            var sample = MessageTypes.Find(given);
            (PublishRequest Request, string Look)[] requests = sample is null ? [await FromFileAsync(given, parsed.GetValue(type), stop)] : [];
            await using var platform = await Reached.OpenAsync(common, parsed, stop);
            if (sample is not null)
            {
                var subject = sample.IsAboutConnection ? await SampleSubject.FindAsync(platform.Http, parsed.GetRequiredValue(about), stop) : null;
                requests = Samples(sample, parsed.GetValue(count), await MomentAsync(platform.Http, stop), subject);
            }
            foreach (var (request, look) in requests)
            {
                await platform.Http.AskAsync<string>(HttpMethod.Post, ControlEndpoints.Messages, request, stop);
                await Console.Out.WriteLineAsync($"{request.MessageId} → {request.Queue}; look at {(look.StartsWith('/') ? platform.Http.Curl(look) : look)}");
            }
            await platform.FinishAsync(requests[0].Request.Queue, stop);
            return 0;
        });
        return command;
    }

    /// <summary>
    /// In the last hour of the platform's clock, which refuses what lies ahead of it. Which moment of the hour is the wall
    /// clock's to say: a virtual one may stand still, and samples are told apart by their moment.
    /// </summary>
    private static async Task<DateTimeOffset> MomentAsync(LocalHttp platform, CancellationToken stop)
    {
        var clock = await platform.AskAsync<ClockReply>(HttpMethod.Get, ControlEndpoints.Clock, body: null, stop);
        return clock.Now.AddTicks(-(TimeProvider.System.GetUtcNow().Ticks % TimeSpan.TicksPerHour));
    }

    private static (PublishRequest Request, string Look)[] Samples(MessageType type, int count, DateTimeOffset now, SampleSubject? about)
    {
        return [.. Enumerable.Range(0, count).Select(number =>
        {
            var message = type.Sample(number, now, about);
            using var body = JsonDocument.Parse(message.Body);
            return (new PublishRequest(message.Queue, message.Subject, message.MessageId, body.RootElement.GetRawText()), MessageTypes.WhereToLook(type, body.RootElement, message.MessageId));
        })];
    }

    // What is wrong with a body is for the consumer to find: only its type and its key are needed to send it.
    private static async Task<(PublishRequest Request, string Look)> FromFileAsync(string file, string? typeName, CancellationToken stop)
    {
        var text = await File.ReadAllTextAsync(file, stop);
        JsonElement body = default;
        try
        {
            using var document = JsonDocument.Parse(text);
            body = document.RootElement.Clone();
        }
        catch (JsonException) when (typeName is not null)
        {
            // Sent as it is: seeing what becomes of it may be the purpose.
        }
        catch (JsonException broken)
        {
            throw new CommandFailure($"{file} is not JSON ({broken.Message}). Say with --type as what to send it all the same.", broken);
        }
        var type = (typeName is null ? MessageTypes.Guess(body) : MessageTypes.Find(typeName))
            ?? throw new CommandFailure($"The fields of {file} do not tell its type: say it with --type.");
        var key = body.ValueKind == JsonValueKind.Object && body.TryGetProperty(type.KeyField, out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : Path.GetFileName(file);
        return (new PublishRequest(type.Queue, type.Subject, key, text), MessageTypes.WhereToLook(type, body, key));
    }
}
