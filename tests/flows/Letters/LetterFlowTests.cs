using System.Security.Cryptography;
using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;

namespace Serverless.Tests.Flows.Letters;

/// <summary>From a letter's words to the print-and-mail house.</summary>
public sealed class LetterFlowTests : IAsyncLifetime
{
    private static readonly CaseReference Case = new("req-1", LocalAccounts.NumberFor("req-1"));
    private readonly MailHouse house = new();
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(application: house.Reached);

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_refusal_lies_in_the_drop_with_a_manifest_that_names_it()
    {
        await RefusedAsync();
        var letter = await LetterAsync();
        Assert.Equal((LetterStatus.HandedOver, "refusal", 1, "2026-03-02/1552063384-req-1-refused.manifest.json"), (letter.Status, letter.Template, letter.TemplateVersion, letter.Manifest?.Replace(Case.AccountId, "1552063384", StringComparison.Ordinal)));
        var drop = Drop();
        var manifest = JsonSerializer.Deserialize<ManifestEntry>(await ReadAsync(drop, letter.Manifest!), JsonSerializerOptions.Web)!;
        var file = await ReadAsync(drop, manifest.File);
        Assert.Equal((letter.Sha256, file.ToMemory().Length, Case.AccountId, "refusal"), (Convert.ToHexStringLower(SHA256.HashData(file)), manifest.Bytes, manifest.AccountId, manifest.Template));
        Assert.Equal(letter.Sha256, manifest.Sha256);
        Assert.Equal(await platform.LetterAsync(Case.AccountId, "req-1-refused"), file.ToString());
        Assert.Contains("Refusal letter handed to the mail house", await ToldAsync());
    }

    [Fact]
    public async Task While_the_house_is_shut_nothing_is_told_as_sent_and_the_letter_goes_out_later()
    {
        house.IsShut = true;
        await RefusedAsync();
        await platform.AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(LetterStatus.Kept, (await LetterAsync()).Status);
        Assert.DoesNotContain(await ToldAsync(), text => text.Contains("etter", StringComparison.Ordinal));
        Assert.Single((await CaseAsync()).Timeline, entry => entry.Key == "letter-refused-late");
        Assert.Equal(CaseStatus.Refused, (await CaseAsync()).Status);

        house.IsShut = false;
        await platform.AdvanceAsync(TimeSpan.FromHours(5));
        Assert.Equal(LetterStatus.HandedOver, (await LetterAsync()).Status);
        Assert.Single(await ToldAsync(), "Refusal letter handed to the mail house");
    }

    [Fact]
    public async Task A_letter_taken_without_an_answer_is_handed_over_again_and_is_there_once()
    {
        house.LosesAnswer = true;
        await RefusedAsync();
        await platform.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, house.Asked);
        Assert.Equal(2, (await Drop().GetBlobsAsync().ToListAsync()).Count);
        Assert.Single(await ToldAsync(), "Refusal letter handed to the mail house");
    }

    [Fact]
    public async Task A_letter_the_house_does_not_take_is_the_staffs_to_see()
    {
        house.Refuses = "no such town";
        await RefusedAsync();
        Assert.Equal((LetterStatus.Refused, "no such town"), ((await LetterAsync()).Status, (await LetterAsync()).Refusal));
        Assert.Single((await CaseAsync()).Timeline, entry => entry is { Text: "Refusal letter not taken by the mail house: no such town", AwaitedFrom: "specialist", ForCustomer: null });
    }

    private async Task RefusedAsync()
    {
        await platform.PublishAsync("service-requests", Samples.StartService("req-1", "rf-77"));
        await platform.SettleAsync();
    }

    private async Task<LetterDocument> LetterAsync() => (await platform.FindAsync<LetterDocument>(Case.AccountId, LetterDocument.IdFor("req-1", "refused")))!;

    private async Task<CaseDocument> CaseAsync() => (await platform.FindAsync<CaseDocument>(Case.AccountId, CaseDocument.IdFor("req-1")))!;

    private async Task<IEnumerable<string>> ToldAsync() => (await CaseAsync()).SeenByCustomer().Timeline.Select(entry => entry.Text);

    private BlobContainerClient Drop() => platform.Cloud.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(PrintAndMailDrop.Container);

    private static async Task<BinaryData> ReadAsync(BlobContainerClient container, string name) => (await container.GetBlobClient(name).DownloadContentAsync()).Value.Content;
}
