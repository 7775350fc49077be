namespace Serverless.Orchestrations.Contracts;

/// <summary>Something that enters as JSON, by message or over HTTP. What its types cannot say is said by its rules.</summary>
public interface IEntry
{
    /// <summary>Every rule it breaks, all at once. Texts are in their form already, and dates have bounds of their own.</summary>
    IEnumerable<FieldProblem> Problems();
}
