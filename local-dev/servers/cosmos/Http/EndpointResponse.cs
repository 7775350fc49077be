using System.Globalization;

namespace Serverless.LocalDev.Cosmos.Http;

/// <summary>An answer before it takes the form of a transport.</summary>
internal sealed class EndpointResponse
{
    public required int Status { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public int SubStatus { get; init; }

    /// <summary>Request units.</summary>
    public double Charge { get; init; }

    /// <summary>As the header says it, quotes included.</summary>
    public string? ETag { get; init; }

    public string? Continuation { get; init; }

    public int? ItemCount { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The container's log sequence number, for the session token; negative where no container is concerned.</summary>
    public long Lsn { get; init; } = -1;

    public string ContentType { get; init; } = "application/json";

    public string ChargeText => Charge switch
    {
        0 => "0",
        1 => "1",
        5 => "5",
        _ => Charge.ToString("0.##", CultureInfo.InvariantCulture),
    };

    public string SessionToken => string.Create(CultureInfo.InvariantCulture, $"0:-1#{Math.Max(Lsn, 0)}");

    public static EndpointResponse Empty(int status, double charge = 0) => new() { Status = status, Charge = charge };
}
