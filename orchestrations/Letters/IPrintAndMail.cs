namespace Serverless.Orchestrations.Letters;

/// <summary>One letter as it is given to the print-and-mail house.</summary>
/// <param name="PieceId">The same each time the letter is handed over, so that the house prints it once.</param>
/// <param name="Date">The letter's date, in the city.</param>
/// <param name="AddressKey">The premise whose mailing address the house looks up; null when unknown.</param>
/// <param name="Sha256">Of the content, as lower-case hexadecimal digits.</param>
/// <param name="Content">UTF-8 text.</param>
public sealed record MailPiece(
    string PieceId, DateOnly Date, string AccountId, string Recipient, string? AddressKey, string Template, int TemplateVersion, string Sha256, BinaryData Content);

/// <summary>The mail house's answer: it has the letter, or refuses it.</summary>
/// <param name="Manifest">The manifest that lists the letter, as proof; null when it is refused.</param>
/// <param name="Refusal">Why the house refuses it, in words for staff; null when it is accepted.</param>
public sealed record HandingOver(string? Manifest, string? Refusal)
{
    public static HandingOver Taken(string manifest) => new(manifest, null);

    public static HandingOver Refused(string why) => new(null, why);
}

/// <summary>The print-and-mail house, which prints letters and posts them.</summary>
public interface IPrintAndMail
{
    /// <summary>Hands a letter over. A repeat does not make a second copy.</summary>
    /// <exception cref="Azure.RequestFailedException">The house cannot be reached; a retry may help.</exception>
    Task<HandingOver> HandOverAsync(MailPiece piece, CancellationToken cancellation = default);
}
