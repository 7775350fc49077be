using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Commands;
using Serverless.LocalDev.Control;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.NewConnection;
using Spectre.Console;

namespace Serverless.LocalDev.Demo;

/// <summary>What is left in the end: the timeline, the account and the letters.</summary>
internal static class DemoSummary
{
    public static async Task WriteAsync(LocalPlatform platform, CaseLook look, TextWriter output)
    {
        var console = Terminal.On(output);
        output.WriteLine();
        console.Write(Timeline(look));
        console.Write(await AccountAsync(platform, look));
        output.WriteLine($"Letters: {string.Join(", ", await LettersAsync(platform, look.Case.AccountId))}");
    }

    private static Table Timeline(CaseLook look)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("when (UTC)", "what happened", "who had to act", "until");
        foreach (var entry in look.Case.Timeline.Concat(look.Unbilled?.Timeline ?? []))
            table.AddRow(CityTime.Stamp(entry.At), entry.Text.EscapeMarkup(), (entry.AwaitedFrom ?? "").EscapeMarkup(), entry.DueAt is { } due ? CityTime.Stamp(due) : "");
        return table;
    }

    private static async Task<Table> AccountAsync(LocalPlatform platform, CaseLook look)
    {
        var (files, reference, account) = (platform.Cloud.Services.GetRequiredService<ConnectionFiles>(), new CaseReference(look.Case.RequestId, look.Case.AccountId), look.Account);
        var instruments = (await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName)).Where(document => document.Status == SecurityStatus.Held);
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "");
        table.AddRow("account", $"{account.AccountId}, {account.Status}, {account.Class}, {account.Customer.LegalName.EscapeMarkup()}");
        table.AddRow("premise", account.PremiseId.EscapeMarkup());
        table.AddRow("owed", Money.Text(account.Owed));
        table.AddRow("security held", string.Join(", ", [$"{Money.Text(account.DepositHeld)} in cash", .. instruments.Select(held => $"{held.Offer.Form} {held.Offer.InstrumentNumber} over {Money.Text(held.Offer.Amount)}")]).EscapeMarkup());
        foreach (var agreement in await files.AllAsync<ServiceAgreementDocument>(reference, ServiceAgreementDocument.TypeName))
            table.AddRow("agreement", $"{agreement.Service} from {agreement.StartDate:O}, meter {agreement.MeterId ?? "-"}".EscapeMarkup());
        if (look.Unbilled is { } unbilled) table.AddRow("open case", $"{unbilled.RequestId}: {unbilled.Status}, {unbilled.Reason}".EscapeMarkup());
        return table;
    }

    private static async Task<List<string>> LettersAsync(LocalPlatform platform, string accountId)
    {
        var container = platform.Cloud.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(LetterArchive.Container);
        var names = new List<string>();
        await foreach (var letter in container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{accountId}/" })) names.Add(letter.Name);
        return names;
    }

}
