using System.Globalization;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.FieldVisits;
using Serverless.Orchestrations.Procedures;

namespace Serverless.Orchestrations.NewConnection;

internal static class MeterSteps
{
    private const string SendAgain = "Send again";
    private const string Refuse = "Refuse";

    /// <summary>Sets all meters at once, each at its own pace.</summary>
    public static Task<Refusal?> SetMeters(this ConnectionProcedure connection) =>
        connection.All<Refusal>([.. MeterPlan.For(connection.Input.Details).Select(connection.SetMeter)]);

    public static Task CancelMeterSets(this ConnectionProcedure connection) => connection.Insist<bool>(nameof(UndoMeterSets), connection.Input.Case);

    /// <summary>Sets one meter. A failed set is ordered again; after the last visit a person has it tried again or ends the request.</summary>
    private static async Task<Refusal?> SetMeter(this ConnectionProcedure connection, MeterPoint point)
    {
        var policy = connection.Input.Policy;
        for (var visit = 1; ; visit++)
        {
            if (visit > policy.MeterSetVisits)
            {
                var decided = await connection.Decide(
                    string.Create(CultureInfo.InvariantCulture, $"meter-{point.Key}-{visit}"), "MeterSetReview", $"Send a crew to {point.Key} again?", "The meter could not be set.", null, [SendAgain, Refuse]);
                if (decided != SendAgain) return new(CaseReasons.MeterSetFailed);
            }
            var due = new DateTimeOffset(connection.Now.AddDays(policy.MeterSetRemindDays), TimeSpan.Zero);
            var set = new MeterSet(connection.Input.Case, connection.PremiseId, point, visit, connection.InstanceId, due);
            if (!await connection.SendCrew(set.Awaited, nameof(IssueMeterSet), set, $"Order the meter set of {point.Key} again?", Refuse, StepPatience.BeforeAPersonDecides))
                return new(CaseReasons.CrewsNotSent);
            var sent = connection.Now;
            var result = await connection.AwaitCrew(set.Awaited, sent.AddDays(policy.MeterSetRemindDays), sent.AddDays(policy.MeterSetGiveUpDays));
            if (result?.Outcome == FieldOutcome.Completed) return null;
        }
    }
}
