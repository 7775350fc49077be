using System.Text;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>Messages into and out of a platform's bus.</summary>
internal static class BusTraffic
{
    /// <summary>A folder with a host.json whose extensions.serviceBus is this.</summary>
    public static HostJsonFolder HostJson(string serviceBus) =>
        new($$"""{ "version": "2.0", "extensions": { "serviceBus": {{serviceBus}} } }""");

    public static BrokeredContent Message(string body, string? subject = null, string? session = null) => new()
    {
        Body = MessageBody.FromText(body),
        MessageId = body,
        Subject = subject,
        SessionId = session,
    };

    public static Task SendAsync(this Platform platform, string path, params string[] bodies) =>
        platform.Bus.SendAsync(path, [.. bodies.Select(body => Message(body))]);

    /// <summary>Sends one message whose function does what the subject says, and lets it happen.</summary>
    public static async Task ActAsync(this Platform platform, string path, string subject)
    {
        await platform.Bus.SendAsync(path, [Message("a", subject)]);
        await platform.Virtual.SettleAsync();
    }

    /// <summary>Active, locked, deferred and dead-lettered messages, in this order.</summary>
    public static (long Active, long Locked, long Deferred, long DeadLettered) Counts(this Platform platform, string path)
    {
        var counts = platform.Bus.Counts().Single(counts => counts.Path == path);
        return (counts.Active, counts.Locked, counts.Deferred, counts.DeadLettered);
    }

    public static IReadOnlyList<Delivery> Peek(this Platform platform, string path) => platform.Bus.Queue(path).Peek(1000, 0, null);

    public static IEnumerable<string> Bodies(this Platform platform, string path) => platform.Peek(path).Select(Text);

    public static string Text(Delivery message) => Encoding.UTF8.GetString(message.Content.Body.Data.Span);
}
