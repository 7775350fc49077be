namespace Serverless.Orchestrations.Delinquency;

/// <summary>Why a service may not be cut for an open item.</summary>
public enum NotCounted
{
    /// <summary>It is for another service.</summary>
    OtherService,

    /// <summary>It was billed in another class of service.</summary>
    OtherClass,

    /// <summary>Somebody else incurred it, or it is not known who, and nobody decided that the customer benefited directly.</summary>
    FormerOccupant,
    ReturnedItemFee,

    /// <summary>It is of a kind that does not count, such as credit that was paid out and came back.</summary>
    OtherKind,

    /// <summary>It is not yet delinquent, or it is not known when its bill was mailed.</summary>
    NotDelinquent,

    /// <summary>It is from before an order for relief in bankruptcy.</summary>
    BeforeBankruptcy,
}
