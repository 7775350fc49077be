using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>A paper that the applicant need not bring after all, as it enters.</summary>
/// <param name="Why">1 to 500 characters; kept with the case.</param>
public sealed record PaperWaiver(DocumentKind Kind, [property: Entered(TextForm.Lines)] string Why) : IEntry
{
    public IEnumerable<FieldProblem> Problems() => Rules.Text("why", Why, longest: 500, shortest: 1);
}

/// <summary>Lets papers go that a connection's rules ask for.</summary>
public sealed class EvidenceWaiving(ConnectionFiles files, CaseStore cases)
{
    /// <summary>The same paper waived twice is waived once.</summary>
    /// <returns>Not null when nothing was waived.</returns>
    public async Task<WaiverRefusal?> WaiveAsync(CaseReference reference, PaperWaiver waiver, StaffMember by, CancellationToken cancellation = default)
    {
        WaiverRefusal? refusal = null;
        await cases.ChangeAsync(reference, async (current, _, now) =>
        {
            var file = await files.GetAsync(reference, cancellation);
            refusal = EvidenceChecklist.Of(file).CheckWaiver(waiver.Kind, by, current.SubmittedBy);
            if (refusal is not null) return null;
            return new CaseChange(new($"waived-{waiver.Kind}", now, $"Paper waived by {by.SignIn}: {waiver.Kind} ({waiver.Why})", ForCustomer: $"No longer needed: {waiver.Kind}"))
            {
                Documents = [file with { WaivedPapers = [.. file.WaivedPapers, new(waiver.Kind, by.SignIn, waiver.Why, now)], UpdatedAt = now, CauseId = by.SignIn }],
            };
        }, cancellation);
        return refusal;
    }
}
