namespace Serverless.Orchestrations.Contracts;

/// <summary>A kind of number that a field is made for, and that could be mistaken for a card number or a national id.</summary>
public enum OwnNumber
{
    None,

    /// <summary>E.164: a plus sign and up to 15 digits.</summary>
    Phone,

    /// <summary>The county's parcel number: 13 digits in groups with dashes. Some groups look like a national id: three, two and four digits.</summary>
    Parcel,

    /// <summary>One group of digits that contains a date (YYYYMMDD) after at most four others, such as 5120261127000422.</summary>
    Receipt,
}

/// <summary>Sets the kind of number a contract's text may hold. Without this it may hold none.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MayHoldAttribute(OwnNumber number) : Attribute
{
    public OwnNumber Number => number;
}
