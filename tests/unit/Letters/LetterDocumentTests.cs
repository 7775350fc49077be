using Serverless.Orchestrations.Letters;

namespace Serverless.Tests.Unit.Letters;

public class LetterDocumentTests
{
    private static readonly LetterDocument Kept = new()
    {
        Id = LetterDocument.IdFor("req-1", "welcome"),
        AccountId = Sample.AccountId,
        RequestId = "req-1",
        Name = "welcome",
        Template = "welcome-home",
        TemplateVersion = 1,
        Sha256 = new('0', 64),
        BlobName = $"{Sample.AccountId}/req-1-welcome.txt",
        Status = LetterStatus.Kept,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "req-1",
    };

    [Fact]
    public void A_letter_the_house_took_bears_the_manifest_as_proof()
    {
        var sent = Kept.After(HandingOver.Taken("2026-03-02/x.manifest.json"), Sample.Now.AddMinutes(1));
        Assert.Equal((LetterStatus.HandedOver, Sample.Now.AddMinutes(1), "2026-03-02/x.manifest.json", null), (sent.Status, sent.HandedOverAt!.Value, sent.Manifest, sent.Refusal));
    }

    [Fact]
    public void A_letter_the_house_refused_was_never_handed_over()
    {
        var refused = Kept.After(HandingOver.Refused("no such town"), Sample.Now.AddMinutes(1));
        Assert.Equal((LetterStatus.Refused, null, null, "no such town"), (refused.Status, refused.HandedOverAt, refused.Manifest, refused.Refusal));
    }
}
