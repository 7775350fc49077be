using System.Globalization;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Procedures;

namespace Serverless.Orchestrations.FieldVisits;

/// <summary>Sending a crew and waiting for it, in any procedure.</summary>
internal static class CrewVisitSteps
{
    private const string SendAgain = "Send again";

    /// <summary>
    /// Orders a visit. Crews who cannot be reached are a person's after <paramref name="within"/>; meanwhile the order may have been
    /// taken all the same, so a result that comes ends the question.
    /// </summary>
    /// <param name="issue">The activity that writes and sends the order. Sent again, one that was taken is not taken twice.</param>
    /// <param name="what">What the person is asked.</param>
    /// <param name="giveUp">The option that sends nobody.</param>
    /// <returns>False when a person gave up.</returns>
    public static async Task<bool> SendCrew(this Procedure procedure, CrewVisit visit, string issue, object order, string what, string giveUp, TimeSpan within)
    {
        for (var round = 1; !await procedure.Try(issue, order, within); round++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"crews-{visit.WaitKey}-{round}");
            var decision = procedure.Decide(key, "CrewOutage", what, "The crews' system does not answer.", null, [SendAgain, giveUp], otherwise: SendAgain);
            _ = procedure.Beside(decision);
            while (await procedure.Hears(FieldResultRecorder.EventFor(visit.OrderId), until: null, decision) && !decision.IsCompleted)
            {
                if (await procedure.Result(visit) is not null) await procedure.TakeBack(key, "CrewCame");
            }
            if (await decision != SendAgain) return false;
        }
        return true;
    }

    /// <summary>The crew's result: reminded of when it is late, given up when it is overdue. Null when none came and the order was cancelled.</summary>
    public static async Task<FieldResult?> AwaitCrew(this Procedure procedure, CrewVisit visit, DateTime remindAt, DateTime giveUpAt)
    {
        if (await procedure.ResultBy(remindAt, visit) is { } early) return early;
        await procedure.Try(nameof(RemindFieldCrew), visit, StepPatience.BeforeAPersonDecides);
        if (await procedure.ResultBy(giveUpAt, visit) is { } late) return late;
        // A crew that cannot be told may still come; its order is cancelled here, and its result known as late.
        return await procedure.CallOr<FieldResult?>(nameof(CancelFieldOrder), visit, StepPatience.BeforeAPersonDecides, otherwise: null);
    }

    /// <summary>Looks at the order before it waits and after, since the event may be lost.</summary>
    private static async Task<FieldResult?> ResultBy(this Procedure procedure, DateTime deadline, CrewVisit visit)
    {
        do
        {
            if (await procedure.Result(visit) is { } result) return result;
        }
        while (await procedure.Hears(FieldResultRecorder.EventFor(visit.OrderId), deadline));
        return await procedure.Result(visit);
    }

    private static Task<FieldResult?> Result(this Procedure procedure, CrewVisit visit) => procedure.Call<FieldResult?>(nameof(ReadFieldResult), visit);
}
