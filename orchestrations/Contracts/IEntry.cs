namespace Serverless.Orchestrations.Contracts;

/// <summary>Something that comes in as JSON, by message or over HTTP. Its rules check what its types cannot.</summary>
public interface IEntry
{
    /// <summary>All rules it breaks. When this runs, texts are already in their form; dates are checked elsewhere.</summary>
    IEnumerable<FieldProblem> Problems();
}
