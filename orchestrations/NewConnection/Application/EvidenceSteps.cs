using Serverless.Orchestrations.Cases;


namespace Serverless.Orchestrations.NewConnection;

internal static class EvidenceSteps
{
    /// <summary>Asks for missing papers, sends reminders, and ends the request when they do not come.</summary>
    public static async Task<Refusal?> CompleteEvidence(this ConnectionProcedure connection)
    {
        var (reference, policy) = (connection.Input.Case, connection.Input.Policy);
        // Input that came after the case opened and before this run sent no event that this run could hear. It is read from the case instead.
        if (!await connection.Call<bool>(nameof(OpenConnectionFile), connection.Input)) return new(CaseReasons.Withdrawn, NewConnectionResult.Withdrawn);
        var began = connection.Now;
        int[] deadlines = [.. policy.EvidenceReminderDays, policy.EvidenceCancelDays];
        for (var letter = 1; letter <= deadlines.Length; letter++)
        {
            var missing = await connection.Missing(reference);
            if (missing.Count == 0) break;
            var ends = new DateTimeOffset(began.AddDays(policy.EvidenceCancelDays), TimeSpan.Zero);
            await connection.Do(nameof(AskForEvidence), new EvidenceLetter(reference, letter, missing, ends));
            while (await connection.Hears(EvidenceFiling.FiledEvent, began.AddDays(deadlines[letter - 1])) && (await connection.Missing(reference)).Count > 0)
            {
                // A paper came, but others are still missing, so the wait goes on.
            }
        }
        if ((await connection.Missing(reference)).Count > 0) return new(CaseReasons.EvidenceMissing);
        await connection.Do(nameof(NoteEvidenceComplete), reference);
        return null;
    }

    private static Task<IReadOnlyList<DocumentKind>> Missing(this ConnectionProcedure connection, CaseReference reference) =>
        connection.Call<IReadOnlyList<DocumentKind>>(nameof(FindMissingEvidence), reference);
}
