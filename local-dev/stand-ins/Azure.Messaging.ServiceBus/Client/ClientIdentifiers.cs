namespace Serverless.LocalDev.ServiceBus;

/// <summary>Names for clients, senders and receivers that were given none.</summary>
internal static class ClientIdentifiers
{
    private static long last;

    public static string Next(string of) => $"{of}-{Interlocked.Increment(ref last)}";
}
