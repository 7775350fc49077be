namespace Serverless.Orchestrations.Keys;

/// <summary>What a sender's key identifies. Keys of different kinds never conflict: an offer may have the same id as a payment.</summary>
public enum KeyKind
{
    Payment,

    /// <summary>The money of a payment, whatever its id: channel, receipt number, amount and day.</summary>
    Money,

    Bill,

    /// <summary>A correction or a cancellation of a bill.</summary>
    BillChange,

    Request,
    Offer,
    Document,
    Override,

    /// <summary>A movement of money that staff ask for.</summary>
    Move,

    /// <summary>A meter release from the permit office.</summary>
    Release,

    /// <summary>An act that protects a customer from a cut, or ends a protection.</summary>
    Act,

    /// <summary>A result from a crew.</summary>
    Result,
}
