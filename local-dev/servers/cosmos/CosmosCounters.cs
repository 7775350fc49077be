namespace Serverless.LocalDev.Cosmos;

/// <summary>Running totals of one endpoint; read from any thread.</summary>
public sealed class CosmosCounters
{
    // Request units are counted in hundredths, so that they add up without a lock.
    private long requests;
    private long failures;
    private long hundredths;

    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Requests answered with a status of 400 or above, injected faults included.</summary>
    public long Failures => Interlocked.Read(ref failures);

    /// <summary>Request units charged.</summary>
    public double RequestCharge => Interlocked.Read(ref hundredths) / 100d;

    internal void Count(int status, double charge)
    {
        Interlocked.Increment(ref requests);
        if (status >= 400) Interlocked.Increment(ref failures);
        Interlocked.Add(ref hundredths, (long)Math.Round(charge * 100));
    }
}
