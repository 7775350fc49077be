using System.Text.Json.Serialization;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.FieldVisits;

/// <summary>A crew's visit that a case waits for.</summary>
/// <param name="WaitKey">The timeline key of the wait for the visit.</param>
/// <param name="Crew">The crew in words for staff, such as <c>Crew at Electric-Suite-101</c>.</param>
/// <param name="CrewForCustomer">The crew in words for customers, such as <c>Crew at the electric meter of Suite 101</c>.</param>
public sealed record CrewVisit(CaseReference Case, string OrderId, string WaitKey, string Crew, string CrewForCustomer)
{
    [JsonIgnore]
    public string EndedKey => $"{WaitKey}{CaseDocument.EndedSuffix}";

    /// <summary>The result in words for staff, with who came and what they wrote.</summary>
    public string ForStaff(FieldResult result) =>
        $"{Crew}: {CustomerWords.Of(result.Outcome)} (crew {result.CrewId}){(result.Note is { Length: > 0 } note ? $". They write: {note}" : "")}";

    public string ForCustomer(FieldResult result) => $"{CrewForCustomer}: {CustomerWords.Of(result.Outcome)}";
}
