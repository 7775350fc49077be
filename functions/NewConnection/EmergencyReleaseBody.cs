using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.NewConnection;

/// <summary>A meter to be set ahead of the permit office, and why.</summary>
internal sealed record EmergencyReleaseBody([property: Entered(TextForm.Exact)] string Meter, [property: Entered(TextForm.Lines)] string Why) : IEntry
{
    public IEnumerable<FieldProblem> Problems() => Why.Length is 0 or > 500 ? [new("why", "must have 1 to 500 characters")] : [];
}
