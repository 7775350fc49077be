using System.Text.Json.Serialization;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.FieldVisits;

/// <summary>A crew's visit that a case waits for.</summary>
/// <param name="WaitKey">The timeline's key of the wait.</param>
/// <param name="Crew">The crew in the timeline's words, such as <c>Crew at Electric-Suite-101</c>.</param>
public sealed record CrewVisit(CaseReference Case, string OrderId, string WaitKey, string Crew)
{
    [JsonIgnore]
    public string EndedKey => $"{WaitKey}{CaseDocument.EndedSuffix}";
}
