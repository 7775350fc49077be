using System.Globalization;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Procedures;

namespace Serverless.Orchestrations.FieldVisits;

/// <summary>Steps, for any procedure, that send a crew and wait for its result.</summary>
internal static class CrewVisitSteps
{
    private const string SendAgain = "Send again";

    /// <summary>
    /// Orders a visit. If the crews cannot be reached for <paramref name="within"/>, a person decides. The order may have arrived all the
    /// same, so a result that comes in the meantime settles the matter.
    /// </summary>
    /// <param name="issue">The activity that writes and sends the order. It is safe to repeat.</param>
    /// <param name="what">The question to the person.</param>
    /// <param name="giveUp">The option by which the person sends nobody.</param>
    /// <returns>False when the person gave up.</returns>
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

    /// <summary>
    /// Waits for the crew's result, sends a reminder when it is late, and gives up when it is overdue. Null when none came and the order
    /// was cancelled.
    /// </summary>
    public static async Task<FieldResult?> AwaitCrew(this Procedure procedure, CrewVisit visit, DateTime remindAt, DateTime giveUpAt)
    {
        if (await procedure.ResultBy(remindAt, visit) is { } early) return early;
        await procedure.Try(nameof(RemindFieldCrew), visit, StepPatience.BeforeAPersonDecides);
        if (await procedure.ResultBy(giveUpAt, visit) is { } late) return late;
        // A crew that cannot be told may still come. Its order is cancelled in our store, so its result is known to be late.
        return await procedure.CallOr<FieldResult?>(nameof(CancelFieldOrder), visit, StepPatience.BeforeAPersonDecides, otherwise: null);
    }

    /// <summary>Reads the order before the wait and after it, since the event may be lost.</summary>
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
