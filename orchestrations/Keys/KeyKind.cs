namespace Serverless.Orchestrations.Keys;

/// <summary>What a sender's key names. Keys of two kinds never conflict: an offer may bear the id of a payment.</summary>
public enum KeyKind
{
    Payment,
    Request,
    Offer,
    Document,
    Override,

    /// <summary>A meter release of the permit office.</summary>
    Release,

    /// <summary>A crew's result.</summary>
    Result,
}
