using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.NewConnection;

/// <summary>Asks that a meter be set before the permit office releases it, and says why.</summary>
internal sealed record EmergencyReleaseBody([property: Entered(TextForm.Exact)] string Meter, [property: Entered(TextForm.Lines)] string Why) : IEntry
{
    public IEnumerable<FieldProblem> Problems() => Why.Length is 0 or > 500 ? [new("why", "must have 1 to 500 characters")] : [];
}
