using System.Globalization;
using Serverless.Orchestrations.FieldOrders;

namespace Serverless.Orchestrations.NewConnection;

internal static class MeterSteps
{
    private const string SendAgain = "Send again";

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
                if (decided != SendAgain) return new("MeterSetFailed");
            }
            var result = await connection.SendCrew(point, visit);
            if (result?.Outcome == FieldOutcome.Completed) return null;
        }
    }

    /// <summary>The crew's result, or null when none came and the order was cancelled.</summary>
    private static async Task<FieldResult?> SendCrew(this ConnectionProcedure connection, MeterPoint point, int visit)
    {
        var (reference, policy, sent) = (connection.Input.Case, connection.Input.Policy, connection.Now);
        var due = new DateTimeOffset(sent.AddDays(policy.MeterSetRemindDays), TimeSpan.Zero);
        var orderId = await connection.Call<string>(
            nameof(IssueMeterSet), new MeterSet(reference, connection.PremiseId, point, visit, connection.InstanceId, due));
        var set = new MeterSetReference(reference, orderId, point, visit);
        var heard = FieldResultRecorder.EventFor(orderId);
        if (!await connection.Hears(heard, sent.AddDays(policy.MeterSetRemindDays)))
        {
            await connection.Do(nameof(RemindMeterCrew), set);
            await connection.Hears(heard, sent.AddDays(policy.MeterSetGiveUpDays));
        }
        var result = await connection.Call<FieldResult?>(nameof(ReadMeterSet), set);
        if (result is null) await connection.Do(nameof(CancelMeterSet), set);
        return result;
    }
}
