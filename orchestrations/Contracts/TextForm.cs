namespace Serverless.Orchestrations.Contracts;

/// <summary>What is done with a text on its way in.</summary>
public enum TextForm
{
    /// <summary>
    /// A name, a street, a number on a paper: one line. White space, line breaks included, becomes single spaces; none is left
    /// around; characters nobody sees are dropped; letters are composed (Unicode NFC).
    /// </summary>
    Line,

    /// <summary>A comment or a reason: the same, but its lines and the spaces in them stay.</summary>
    Lines,

    /// <summary>The name somebody signs in by: a line in lower case, since sign-in names are compared without regard to case, as Entra does.</summary>
    SignIn,

    /// <summary>The number of a unit: a line in capital letters, as USPS writes addresses, since 1a and 1A are one door.</summary>
    Capitals,

    /// <summary>An id, a phone number, an e-mail address: taken letter by letter, and refused when it does not fit its pattern.</summary>
    Exact,
}

/// <summary>Says the form of a contract's text; a text that does not say is a <see cref="TextForm.Line"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnteredAttribute(TextForm form) : Attribute
{
    public TextForm Form => form;
}
