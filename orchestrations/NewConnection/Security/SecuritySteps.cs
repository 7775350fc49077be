namespace Serverless.Orchestrations.NewConnection;

internal static class SecuritySteps
{
    public static Task RequestSecurity(this ConnectionProcedure connection, DepositAssessment deposit) => connection.Do(
        nameof(NewConnection.RequestSecurity),
        new SecurityRequest(
            connection.Input.Case, connection.Input.Details.Applicant.LegalName, deposit.Amount, connection.Input.Details.PreferredSecurity,
            new DateTimeOffset(connection.Now.AddDays(connection.Input.Security.CancelDays), TimeSpan.Zero)));

    /// <summary>Waits for the whole amount, in whatever forms it comes: reminders, then the end.</summary>
    public static async Task<Refusal?> AwaitSecurity(this ConnectionProcedure connection, DepositAssessment deposit)
    {
        var (reference, policy, began) = (connection.Input.Case, connection.Input.Security, connection.Now);
        var ends = new DateTimeOffset(began.AddDays(policy.CancelDays), TimeSpan.Zero);
        int[] deadlines = [.. policy.ReminderDays, policy.CancelDays];
        for (var passed = 0; passed < deadlines.Length; passed++)
        {
            if (passed > 0) await connection.Do(nameof(RemindOfSecurity), new SecurityReminder(reference, passed, ends));
            do
            {
                if (!await connection.HasSecurity()) continue;
                if (deposit.Amount > 0) await connection.Do(nameof(NoteSecurityComplete), reference);
                return null;
            }
            while (await connection.Hears(SecurityDesk.SecurityEvent, began.AddDays(deadlines[passed])));
        }
        return await connection.HasSecurity() ? null : new("SecurityNeverCame");
    }

    public static Task ReturnSecurity(this ConnectionProcedure connection) => connection.Insist<bool>(nameof(NewConnection.ReturnSecurity), connection.Input.Case);

    private static async Task<bool> HasSecurity(this ConnectionProcedure connection) =>
        (await connection.Call<SecurityStanding>(nameof(ReadSecurity), connection.Input.Case)).IsEnough;
}
