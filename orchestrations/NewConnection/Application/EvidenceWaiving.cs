using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>The input to waive a paper, so that the applicant need not bring it.</summary>
/// <param name="Why">1 to 500 characters; stored with the case.</param>
public sealed record PaperWaiver(DocumentKind Kind, [property: Entered(TextForm.Lines)] string Why) : IEntry
{
    public IEnumerable<FieldProblem> Problems() => Rules.Text("why", Why, longest: 500, shortest: 1);
}

/// <summary>Waives papers that the rules of a connection ask for.</summary>
public sealed class EvidenceWaiving(ConnectionFiles files, CaseStore cases)
{
    /// <summary>Waives a paper. Waiving it again changes nothing.</summary>
    /// <returns>Null when it is waived; otherwise why it is not.</returns>
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
