namespace Serverless.Orchestrations.Letters;

/// <summary>One letter as the print-and-mail house gets it.</summary>
/// <param name="PieceId">The same however often the letter is handed over: the house prints a piece once.</param>
/// <param name="Date">The letter's date in the city.</param>
/// <param name="AddressKey">The premise whose mailing address the house looks up; null when none is known.</param>
/// <param name="Sha256">Of the content, in small hexadecimal digits.</param>
/// <param name="Content">UTF-8 text.</param>
public sealed record MailPiece(
    string PieceId, DateOnly Date, string AccountId, string Recipient, string? AddressKey, string Template, int TemplateVersion, string Sha256, BinaryData Content);

/// <summary>What the mail house answers: it has the letter, or does not take it.</summary>
/// <param name="Manifest">The manifest that names the letter, as proof; null for one that is refused.</param>
/// <param name="Refusal">Why it is not taken, in words for staff; null for one that is.</param>
public sealed record HandingOver(string? Manifest, string? Refusal)
{
    public static HandingOver Taken(string manifest) => new(manifest, null);

    public static HandingOver Refused(string why) => new(null, why);
}

/// <summary>The print-and-mail house, which turns letters into post.</summary>
public interface IPrintAndMail
{
    /// <summary>Hands a letter over; the same one handed over again is there once.</summary>
    /// <exception cref="Azure.RequestFailedException">The house cannot be reached; worth a retry.</exception>
    Task<HandingOver> HandOverAsync(MailPiece piece, CancellationToken cancellation = default);
}
