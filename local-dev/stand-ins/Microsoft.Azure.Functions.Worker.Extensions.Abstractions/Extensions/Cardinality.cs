namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Whether an invocation takes one item or a batch.</summary>
public enum Cardinality
{
    Many = 0,
    One = 1,
}

/// <summary>A trigger attribute that can take one item or a batch.</summary>
public interface ISupportCardinality
{
    Cardinality Cardinality { get; set; }
}
