using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.NewConnection;

internal static class SecuritySteps
{
    public static Task RequestSecurity(this ConnectionProcedure connection, DepositAssessment deposit) =>
        connection.Do(nameof(NewConnection.RequestSecurity), connection.RequestFor(deposit.Amount, connection.Now));

    /// <summary>Waits for the whole amount, in any form. It sends reminders, and in the end the request ends.</summary>
    public static async Task<Refusal?> AwaitSecurity(this ConnectionProcedure connection, DepositAssessment deposit)
    {
        var (reference, policy, began) = (connection.Input.Case, connection.Input.Security, connection.Now);
        var overrides = new OverrideQuestions(connection, deposit, began);
        var ends = new DateTimeOffset(began.AddDays(policy.CancelDays), TimeSpan.Zero);
        int[] deadlines = [.. policy.ReminderDays, policy.CancelDays];
        for (var passed = 0; passed < deadlines.Length; passed++)
        {
            if (passed > 0) await connection.Do(nameof(RemindOfSecurity), new SecurityReminder(reference, passed, ends));
            do
            {
                if (await connection.HasSecurity(overrides)) return await connection.TakeSecurity(deposit);
                await overrides.AskNext();
            }
            while (await connection.Hears(InstrumentIntake.SecurityEvent, began.AddDays(deadlines[passed]), overrides.Open));
        }
        return await connection.HasSecurity(overrides) ? await connection.TakeSecurity(deposit) : new(CaseReasons.SecurityNeverCame);
    }

    private static readonly TimeSpan AfterClearing = TimeSpan.FromMinutes(5);

    /// <summary>When more of the deposit will have cleared; null when all is returned.</summary>
    public static Task<DateTimeOffset?> ReturnSecurity(this ConnectionProcedure connection, int number = 1) =>
        connection.Insist<DateTimeOffset?>(nameof(NewConnection.ReturnSecurity), new SecurityReturn(connection.Input.Case, number));

    /// <summary>Returns the rest of the deposit, as the bank clears it.</summary>
    public static async Task ReturnRest(this ConnectionProcedure connection, DateTimeOffset? clearsAt)
    {
        for (var number = 2; clearsAt is { } at; number++)
        {
            // Clocks differ: a moment too early nothing has cleared yet.
            await connection.SleepUntil(at + AfterClearing);
            clearsAt = await connection.ReturnSecurity(number);
        }
    }

    public static SecurityRequest RequestFor(this ConnectionProcedure connection, decimal amount, DateTime began) => new(
        connection.Input.Case, amount, connection.Input.Details.PreferredSecurity,
        new DateTimeOffset(began.AddDays(connection.Input.Security.CancelDays), TimeSpan.Zero));

    /// <summary>
    /// Whether the security is complete. If so, an open question about another amount is withdrawn; if it was just decided, the security
    /// is checked against the new amount.
    /// </summary>
    private static async Task<bool> HasSecurity(this ConnectionProcedure connection, OverrideQuestions overrides)
    {
        if (!await connection.IsEnough(overrides)) return false;
        return !await overrides.TakeBack() || await connection.IsEnough(overrides);
    }

    private static async Task<bool> IsEnough(this ConnectionProcedure connection, OverrideQuestions overrides)
    {
        var progress = await connection.Call<SecurityProgress>(nameof(ReadSecurity), connection.Input.Case);
        overrides.Know(progress.Overrides);
        return progress.Coverage.IsEnough;
    }

    private static async Task<Refusal?> TakeSecurity(this ConnectionProcedure connection, DepositAssessment deposit)
    {
        if (deposit.Amount > 0) await connection.Do(nameof(NoteSecurityComplete), connection.Input.Case);
        return null;
    }
}
