using System.Globalization;
using Microsoft.DurableTask;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;

namespace Serverless.Orchestrations.NewConnection;

internal static class MeterSteps
{
    private const string SendAgain = "Send again";

    private sealed record SentCrew(MeterSetReference Set, DateTime At);

    /// <summary>All meters at once, each at its own pace.</summary>
    public static Task<Refusal?> SetMeters(this ConnectionProcedure connection) =>
        connection.All([.. MeterPlan.For(connection.Input.Details).Select(connection.SetMeter)]);

    public static Task CancelMeterSets(this ConnectionProcedure connection) => connection.Insist<bool>(nameof(UndoMeterSets), connection.Input.Case);

    /// <summary>A failed set is reworked once; then a person has it tried again, or the request ends.</summary>
    private static async Task<Refusal?> SetMeter(this ConnectionProcedure connection, MeterPoint point)
    {
        for (var visit = 1; ; visit++)
        {
            if (visit > connection.Input.Policy.MeterSetVisits)
            {
                var decided = await connection.Decide(
                    string.Create(CultureInfo.InvariantCulture, $"meter-{point.Key}-{visit}"), "MeterSetReview", $"Send a crew to {point.Key} again?", "The meter could not be set.", null, [SendAgain, "Refuse"]);
                if (decided != SendAgain) return new(CaseReasons.MeterSetFailed);
            }
            var sent = await connection.Order(point, visit);
            if (sent is null) return new(CaseReasons.CrewsNotSent);
            var result = await connection.AwaitCrew(sent);
            if (result?.Outcome == FieldOutcome.Completed) return null;
        }
    }

    /// <summary>The order that is out, or null when a person gives up on crews who cannot be reached.</summary>
    private static async Task<SentCrew?> Order(this ConnectionProcedure connection, MeterPoint point, int visit)
    {
        for (var round = 1; ; round++)
        {
            var (reference, sent) = (connection.Input.Case, connection.Now);
            var due = new DateTimeOffset(sent.AddDays(connection.Input.Policy.MeterSetRemindDays), TimeSpan.Zero);
            try
            {
                var orderId = await connection.Call<string>(
                    nameof(IssueMeterSet), new MeterSet(reference, connection.PremiseId, point, visit, connection.InstanceId, due), ConnectionProcedure.AboutTwoDays);
                return new(new(reference, orderId, point, visit), sent);
            }
            catch (TaskFailedException)
            {
                // The same order again: one that was taken after all is not taken twice.
                var decided = await connection.Decide(
                    string.Create(CultureInfo.InvariantCulture, $"crews-{point.Key}-{visit}-{round}"), "CrewOutage", $"Order the meter set of {point.Key} again?", "The crews' system does not answer.", null, [SendAgain, "Refuse"], otherwise: SendAgain);
                if (decided != SendAgain) return null;
            }
        }
    }

    /// <summary>The crew's result, or null when none came and the order was cancelled.</summary>
    private static async Task<FieldResult?> AwaitCrew(this ConnectionProcedure connection, SentCrew sent)
    {
        var (set, at, policy) = (sent.Set, sent.At, connection.Input.Policy);
        var heard = FieldResultRecorder.EventFor(set.OrderId);
        if (!await connection.Hears(heard, at.AddDays(policy.MeterSetRemindDays)))
        {
            await connection.Try(nameof(RemindMeterCrew), set);
            await connection.Hears(heard, at.AddDays(policy.MeterSetGiveUpDays));
        }
        if (await connection.Call<FieldResult?>(nameof(ReadMeterSet), set) is { } result) return result;
        try
        {
            return await connection.Call<FieldResult?>(nameof(CancelMeterSet), set, ConnectionProcedure.AboutTwoDays);
        }
        catch (TaskFailedException)
        {
            // A crew that cannot be told may still come; its order is cancelled here, and its result known as late.
            return null;
        }
    }
}
