namespace Serverless.Orchestrations.Contracts;

/// <summary>How a text is cleaned when it comes in.</summary>
public enum TextForm
{
    /// <summary>
    /// One line, for a name, a street or a number on a paper. White space and line breaks become single spaces; none is left at the ends.
    /// Invisible characters are removed, and letters are composed (Unicode NFC).
    /// </summary>
    Line,

    /// <summary>Several lines, for a comment or a reason. Cleaned like a line, but line breaks and spaces within lines stay.</summary>
    Lines,

    /// <summary>A sign-in name: a line in lower case, since sign-in names are compared without regard to case, as Entra does.</summary>
    SignIn,

    /// <summary>A unit's number: a line in capital letters, as USPS writes addresses, since 1a and 1A are one door.</summary>
    Capitals,

    /// <summary>An id, a phone number or an e-mail address: not changed, and refused when it does not fit its pattern.</summary>
    Exact,
}

/// <summary>Sets the form of a contract's text. Without this it is a <see cref="TextForm.Line"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnteredAttribute(TextForm form) : Attribute
{
    public TextForm Form => form;
}
