namespace Serverless.LocalDev.Functions.Triggers;

/// <summary>Where the host is reached; known once its endpoints are open, and before any function is bound.</summary>
internal sealed class HostAddresses
{
    private Uri? worker;

    /// <summary>The gRPC endpoint.</summary>
    public Uri Worker
    {
        get => worker ?? throw new InvalidOperationException("The worker's endpoint is not open yet.");
        set => worker = value;
    }

    /// <summary>The HTTP front; a made-up one where it is in memory.</summary>
    public Uri Front { get; set; } = new("http://localhost/");
}
