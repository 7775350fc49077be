namespace Serverless.Orchestrations.Keys;

/// <summary>What a sender's key identifies. Keys of different kinds never conflict: an offer may have the same id as a payment.</summary>
public enum KeyKind
{
    Payment,
    Request,
    Offer,
    Document,
    Override,

    /// <summary>A meter release from the permit office.</summary>
    Release,

    /// <summary>A result from a crew.</summary>
    Result,
}
