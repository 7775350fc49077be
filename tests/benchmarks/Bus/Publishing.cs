using System.Globalization;
using Azure.Messaging.ServiceBus;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Bus;

/// <summary>Messages of half a kilobyte, sent a hundred at a time by several senders.</summary>
internal static class Publishing
{
    public const int BatchSize = 100;
    private const int Senders = 8;
    /// <summary>As many as host.json lets run at a time: a session is held until it has been idle for a while, as the real host holds it.</summary>
    private const int SessionCount = 8;

    private static readonly byte[] Body = new byte[512];

    /// <param name="client">A client of the namespace.</param>
    /// <param name="queue">Where to.</param>
    /// <param name="count">How many messages, a multiple of a hundred.</param>
    /// <param name="isForSessions">Spreads them over sessions.</param>
    /// <param name="beforeEach">Waits before each batch of the number given, to keep a backlog short.</param>
    public static async Task RunAsync(ServiceBusClient client, string queue, int count, bool isForSessions = false, Func<int, Task>? beforeEach = null)
    {
        await using var sender = client.CreateSender(queue);
        await Fleet.RunAsync(Senders, count / BatchSize, async number =>
        {
            if (beforeEach is not null) await beforeEach(number);
            await sender.SendMessagesAsync(Batch(number, isForSessions));
        });
    }

    private static ServiceBusMessage[] Batch(int number, bool isForSessions)
    {
        var batch = new ServiceBusMessage[BatchSize];
        for (var index = 0; index < batch.Length; index++)
        {
            var id = (number * BatchSize) + index;
            batch[index] = new ServiceBusMessage(Body) { MessageId = id.ToString(CultureInfo.InvariantCulture), Subject = "Measured.v1" };
            if (isForSessions) batch[index].SessionId = (id % SessionCount).ToString(CultureInfo.InvariantCulture);
        }
        return batch;
    }
}
