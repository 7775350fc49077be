using System.Net;
using System.Security.Cryptography;
using Azure;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Letters;

/// <summary>
/// Sends letters to customers: each is stored, handed to the mail house, and then noted on the case's timeline. Sending is safe to
/// repeat: it goes on where it stopped, with the bytes stored first.
/// </summary>
public sealed class CustomerLetters(
    UtilityDatabase database, CaseStore cases, LetterArchive archive, IPrintAndMail house, EffectiveDated<CustomerContact> contacts, TimeProvider time, ILogger<CustomerLetters> logger)
{
    /// <exception cref="RequestFailedException">The letter could not be stored or handed over; the timeline tells staff. A retry may help.</exception>
    public async Task<LetterDocument> SendAsync(CaseLetter letter, CancellationToken cancellation = default)
    {
        try
        {
            var account = await database.Accounts.FindAsync<AccountDocument>(letter.Case.AccountId, AccountDocument.DocumentId, cancellation)
                ?? throw new InvalidOperationException($"There is no account {letter.Case.AccountId} to write to.");
            var kept = await FindAsync(letter.Case, letter.Name, cancellation) ?? await KeepAsync(letter, account, cancellation);
            var sent = kept.Status == LetterStatus.Kept ? await HandOverAsync(kept, account, cancellation) : kept;
            await TellAsync(letter, sent, cancellation);
            return sent;
        }
        catch (RequestFailedException)
        {
            await cases.NoteAsync(letter.Case, $"{TimelineKeyOf(letter)}-late", $"{letter.Title} could not be handed to the mail house; it is tried again", cancellation: cancellation);
            throw;
        }
    }

    /// <summary>The case's letter of this name; null when there is none.</summary>
    public Task<LetterDocument?> FindAsync(CaseReference reference, string name, CancellationToken cancellation = default) =>
        database.Accounts.FindAsync<LetterDocument>(reference.AccountId, LetterDocument.IdFor(reference.RequestId, name), cancellation);

    /// <summary>The timeline key under which a letter's sending is noted.</summary>
    public static string TimelineKeyOf(CaseLetter letter) => $"letter-{letter.Name}";

    private async Task<LetterDocument> KeepAsync(CaseLetter letter, AccountDocument account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var blobName = $"{account.AccountId}/{StoredName.Of(letter.Case.RequestId)}-{letter.Name}.txt";
        var kept = await archive.KeepAsync(blobName, letter.Render(account.Customer, contacts.On(BusinessCalendar.DateOf(now))), cancellation);
        var document = new LetterDocument
        {
            Id = LetterDocument.IdFor(letter.Case.RequestId, letter.Name),
            AccountId = account.AccountId,
            RequestId = letter.Case.RequestId,
            Name = letter.Name,
            Template = kept.Template,
            TemplateVersion = kept.TemplateVersion,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(kept.Content)),
            BlobName = blobName,
            Status = LetterStatus.Kept,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = letter.Case.RequestId,
        };
        await database.Accounts.CreateOnceAsync(document.AccountId, document, cancellation);
        return (await FindAsync(letter.Case, letter.Name, cancellation))!;
    }

    private async Task<LetterDocument> HandOverAsync(LetterDocument letter, AccountDocument account, CancellationToken cancellation)
    {
        var content = (await archive.ReadAsync(letter.BlobName, cancellation)).Content;
        var pieceId = $"{letter.AccountId}-{letter.RequestId}-{letter.Name}";
        var piece = new MailPiece(
            pieceId, BusinessCalendar.DateOf(letter.CreatedAt), letter.AccountId, account.Customer.LegalName, account.PremiseId,
            letter.Template, letter.TemplateVersion, letter.Sha256, content);
        var answered = letter.After(await house.HandOverAsync(piece, cancellation), time.GetUtcNow());
        using var written = await database.Accounts.ReplaceItemStreamAsync(
            DocumentStream.Of(answered), answered.Id, new PartitionKey(answered.AccountId), new ItemRequestOptions { IfMatchEtag = letter.ETag }, cancellation);
        // Another run sent it at the same moment, so its result is used.
        if (written.StatusCode == HttpStatusCode.PreconditionFailed) return (await FindAsync(new(letter.RequestId, letter.AccountId), letter.Name, cancellation))!;
        written.EnsureWritten();
        return answered;
    }

    private async Task TellAsync(CaseLetter letter, LetterDocument sent, CancellationToken cancellation)
    {
        if (sent.Status == LetterStatus.HandedOver)
        {
            await cases.TellAsync(letter.Case, TimelineKeyOf(letter), $"{letter.Title} handed to the mail house", cancellation: cancellation);
            return;
        }
        logger.LogError("The mail house does not take {Letter}: {Refusal}", sent.Id, sent.Refusal);
        await cases.NoteAsync(letter.Case, TimelineKeyOf(letter), $"{letter.Title} not taken by the mail house: {sent.Refusal}", "specialist", cancellation: cancellation);
    }
}
