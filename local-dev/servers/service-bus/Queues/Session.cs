namespace Serverless.LocalDev.ServiceBus;

/// <summary>The messages of one session, its state, and who holds it.</summary>
internal sealed class Session(string id)
{
    public string Id => id;

    public AvailableMessages Available { get; } = new();

    public SessionLock? Lock { get; set; }

    public byte[]? State { get; set; }

    /// <summary>Stands in line to be accepted.</summary>
    public bool IsReady { get; set; }
}
