using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Serverless.LocalDev.Partners;

/// <summary>How an outside system can misbehave.</summary>
public enum PartnerFault
{
    /// <summary>500 without a body.</summary>
    ServerError,

    /// <summary>200 with something that is not what was agreed.</summary>
    Garbage,

    /// <summary>The call is cut off after it was done.</summary>
    LostAnswer,
}

/// <summary>Faults that are to happen, in order; none means that the system works.</summary>
public sealed class PartnerFaults
{
    private readonly ConcurrentQueue<PartnerFault> next = new();
    private volatile bool down;

    /// <summary>While true every call ends in 500.</summary>
    public bool Down
    {
        get => down;
        set => down = value;
    }

    public void Add(PartnerFault fault, int times = 1)
    {
        for (var i = 0; i < times; i++) next.Enqueue(fault);
    }

    /// <summary>Answers a call: as the system would, or with the fault whose turn it is.</summary>
    internal async Task<IResult> AnswerAsync(Func<Task<IResult>> work)
    {
        if (down) return Results.StatusCode(StatusCodes.Status500InternalServerError);
        if (!next.TryDequeue(out var fault)) return await work();
        switch (fault)
        {
            case PartnerFault.Garbage:
                return Results.Text("<html>maintenance</html>", "application/json");
            case PartnerFault.LostAnswer:
                await work();
                return Results.StatusCode(StatusCodes.Status504GatewayTimeout);
            default:
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }
    }
}
