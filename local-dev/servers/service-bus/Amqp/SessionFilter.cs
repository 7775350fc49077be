using System.Globalization;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>What an attach says of the session it wants.</summary>
/// <param name="SessionId">Null for the next one that has messages.</param>
/// <param name="Patience">How long the client waits for one, by its own clock.</param>
internal sealed record SessionFilter(string? SessionId, TimeSpan Patience)
{
    private const string Name = "com.microsoft:session-filter";
    private const string Exclusive = "com.microsoft:non-exclusive-session-filter";
    private const long LongestPatience = int.MaxValue;
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(1);

    /// <summary>Null for a link without sessions.</summary>
    public static SessionFilter? Of(AmqpLinkSettings attach)
    {
        foreach (var (key, value) in ((Source)attach.Source).FilterSet ?? [])
        {
            if (key.Key.ToString() == Exclusive)
            {
                throw new BusException(BusFailure.NotAllowed, "The local namespace has no non-exclusive sessions.");
            }
            if (key.Key.ToString() == Name) return new SessionFilter((value is DescribedType described ? described.Value : value)?.ToString(), PatienceOf(attach));
        }
        return null;
    }

    /// <summary>Holds a session and writes into the link's attach which it is and until when, on the wall clock.</summary>
    /// <exception cref="AmqpException">None came in time, or the one named is held.</exception>
    public async Task<SessionLock> AcceptAsync(MessageQueue queue, SendingAmqpLink link)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        void GiveUp(object? sender, EventArgs closed) => patience.Cancel();
        link.Closed += GiveUp;
        try
        {
            var held = await queue.AcceptSessionAsync(SessionId, patience.Token);
            ((Source)link.Settings.Source).FilterSet = new FilterSet { { new AmqpSymbol(Name), held.Session.Id } };
            link.Settings.UpsertProperty("com.microsoft:locked-until-utc", WireClock.ToWall(queue.Bus.Clock, held.LockedUntil));
            return held;
        }
        catch (OperationCanceledException)
        {
            throw AmqpErrors.ToException(BusErrors.NoSession());
        }
        catch (BusException refused)
        {
            throw AmqpErrors.ToException(refused);
        }
        finally
        {
            link.Closed -= GiveUp;
        }
    }

    private static TimeSpan PatienceOf(AmqpLinkSettings attach) => attach.Properties?["com.microsoft:timeout"] is { } milliseconds
        ? TimeSpan.FromMilliseconds(Math.Min(LongestPatience, Convert.ToInt64(milliseconds, CultureInfo.InvariantCulture)))
        : DefaultPatience;
}
