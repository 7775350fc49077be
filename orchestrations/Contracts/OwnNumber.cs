namespace Serverless.Orchestrations.Contracts;

/// <summary>A number a field is made for, which from outside could be taken for a card's or a person's.</summary>
public enum OwnNumber
{
    None,

    /// <summary>E.164: a plus sign and up to 15 digits.</summary>
    Phone,

    /// <summary>The county's form: groups of digits with dashes, three, two and four of them too, 13 digits in all.</summary>
    Parcel,

    /// <summary>Digits in one group that tell their day (YYYYMMDD) behind at most four others, such as 5120261127000422.</summary>
    Receipt,
}

/// <summary>Says what number a contract's text is made for; a text that does not say is made for none.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MayHoldAttribute(OwnNumber number) : Attribute
{
    public OwnNumber Number => number;
}
