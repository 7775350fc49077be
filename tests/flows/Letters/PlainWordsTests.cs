using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.NewConnection;
using Serverless.Tests.Flows.NewConnection;

namespace Serverless.Tests.Flows.Letters;

/// <summary>What a customer reads from the first day to the last: words, never a code.</summary>
public sealed partial class PlainWordsTests : IAsyncLifetime
{
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_new_connection_with_every_obstacle_is_told_in_words()
    {
        platform.Partners.Crews.Outcome = order => order.OrderId.Contains("set1-", StringComparison.Ordinal) ? FieldOutcome.EquipmentMissing : FieldOutcome.Completed;
        var flow = await ConnectionFlow.FiledAsync(platform, ConnectionFlow.Details() with { Documents = [new(DocumentKind.SignedApplication, "a.pdf"), new(DocumentKind.EntityRegistration, "b.pdf")] });
        await platform.AdvanceAsync(TimeSpan.FromDays(8));
        using var filed = await platform.Http.PostAsJsonAsync("/api/service-requests/nc-1/documents", new { kind = "TenantFloorPlan", blobName = "plan.pdf" });
        Assert.Equal(HttpStatusCode.Accepted, filed.StatusCode);
        await platform.SettleAsync();
        await flow.OfferAsync(ConnectionFlow.Bond("offer-0") with { PrincipalName = "Alpha Foods Inc", IssuerRating = "D" });
        await platform.AdvanceAsync(TimeSpan.FromDays(8));
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(CaseStatus.Completed, (await flow.CaseAsync()).Status);

        var told = await ReadAsync(ConnectionFlow.Reference);
        Assert.Contains("Papers asked for: tenant floor plan", told);
        Assert.Contains("Security not accepted: surety bond: it bears another name than the applicant's and its issuer's rating is too low", told);
        Assert.Contains(told, text => text.EndsWith("equipment was missing", StringComparison.Ordinal));
        Assert.Contains("Welcome letter handed to the mail house", told);
        Assert.All(told, text => Assert.DoesNotMatch(Code(), text));
    }

    [Theory]
    [InlineData("idt-1", FieldOutcome.Completed, "Welcome letter handed to the mail house")]
    [InlineData("idt-1", FieldOutcome.NoAccess, "A specialist looks at it: the crew could not turn service on")]
    [InlineData("rf-77", FieldOutcome.Completed, "Refused: we could not confirm who is asking for service")]
    public async Task A_residential_start_is_told_in_words_however_it_ends(string token, FieldOutcome outcome, string last)
    {
        platform.Partners.Crews.Outcome = _ => outcome;
        await platform.PublishAsync("service-requests", Samples.StartService("req-1", token));
        await platform.AdvanceAsync(TimeSpan.FromHours(13));
        var told = await ReadAsync(new("req-1", LocalAccounts.NumberFor("req-1")));
        Assert.Contains(last, told);
        Assert.All(told, text => Assert.DoesNotMatch(Code(), text));
    }

    /// <summary>The timeline's texts for the customer, and all letters.</summary>
    private async Task<List<string>> ReadAsync(CaseReference reference)
    {
        var found = (await platform.FindAsync<CaseDocument>(reference.AccountId, CaseDocument.IdFor(reference.RequestId)))!;
        var read = found.SeenByCustomer().Timeline.Select(entry => entry.Text).ToList();
        var letters = platform.Cloud.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(LetterArchive.Container);
        await foreach (var letter in letters.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{reference.AccountId}/" }))
            read.Add((await letters.GetBlobClient(letter.Name).DownloadContentAsync()).Value.Content.ToString());
        return read;
    }

    [GeneratedRegex("[A-Z][a-z]+[A-Z][a-z]+")]
    private static partial Regex Code();
}
