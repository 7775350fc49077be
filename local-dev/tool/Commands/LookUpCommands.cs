using System.CommandLine;
using System.Net;
using System.Text.Json;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Control;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Spectre.Console;

namespace Serverless.LocalDev.Commands;

/// <summary><c>account ID</c> and <c>request ID</c>: what the application's own HTTP answers, for reading.</summary>
internal static class LookUpCommands
{
    /// <summary>Of the sample roster.</summary>
    private const string Staff = "specialist.one@utility.example";

    public static Command Account(CommonOptions common)
    {
        var id = new Argument<string>("ID") { Description = "The account's number." };
        var command = new Command("account", "Show an account: what it owes and its latest payments.") { id };
        command.SetAction((parsed, stop) => ShowAsync(common, parsed, $"/api/accounts/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}", Account, stop));
        return command;
    }

    public static Command Request(CommonOptions common)
    {
        var id = new Argument<string>("ID") { Description = "The request's id." };
        var applicant = new Option<bool>("--applicant") { Description = "As its applicant sees it; otherwise as the staff does." };
        var command = new Command("request", "Show a service request: what happened and what is awaited.") { id, applicant };
        command.SetAction((parsed, stop) =>
        {
            var request = Uri.EscapeDataString(parsed.GetRequiredValue(id));
            return parsed.GetValue(applicant)
                ? ShowAsync(common, parsed, $"/api/service-requests/{request}", Request, stop)
                : ShowAsync(common, parsed, $"/api/cases/{request}", Request, stop, Staff);
        });
        return command;
    }

    /// <param name="signIn">Whose eyes it is seen with; null for a partner's.</param>
    private static async Task<int> ShowAsync(
        CommonOptions common, ParseResult parsed, string path, Action<JsonElement> show, CancellationToken stop, string? signIn = null)
    {
        await using var platform = await Reached.OpenAsync(common, parsed, stop);
        using var http = platform.Http.CreateClient();
        if (signIn is not null) http.DefaultRequestHeaders.Add(DevelopmentSignIn.Header, signIn);
        using var answer = await http.GetAsync(path, stop);
        if (answer.StatusCode == HttpStatusCode.NotFound) throw new CommandFailure("There is no such thing, or not yet.");
        if (!answer.IsSuccessStatusCode) throw new CommandFailure($"{path} was answered with {(int)answer.StatusCode}.");
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(stop));
        show(body.RootElement);
        return 0;
    }

    private static void Account(JsonElement body)
    {
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "");
        foreach (var property in body.EnumerateObject().Where(property => property.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)))
            table.AddRow(property.Name.EscapeMarkup(), property.Value.ToString().EscapeMarkup());
        foreach (var balance in body.GetProperty("balances").EnumerateObject()) table.AddRow($"owed for {balance.Name}".EscapeMarkup(), Dollars(balance.Value));
        Terminal.Write(table);
        var entries = new Table().Border(TableBorder.Simple).AddColumns("no.", "entry", "amount", "posted", "owed after");
        foreach (var entry in body.GetProperty("ledger").EnumerateArray())
        {
            var what = entry.TryGetProperty("payment", out var payment) && payment.ValueKind == JsonValueKind.Object ? $"{entry.GetProperty("kind")} {payment.GetProperty("paymentId")}" : entry.GetProperty("kind").ToString();
            entries.AddRow(entry.GetProperty("number").ToString(), what.EscapeMarkup(), Dollars(entry.GetProperty("amount")),
                CityTime.Stamp(entry.GetProperty("postedAt").GetDateTimeOffset()), Dollars(entry.GetProperty("owedAfter")));
        }
        if (entries.Rows.Count > 0) Terminal.Write(entries);
    }

    private static void Request(JsonElement body)
    {
        var reason = body.TryGetProperty("reason", out var why) && why.ValueKind == JsonValueKind.String ? $" ({why.GetString()})" : "";
        Console.Out.WriteLine($"{body.GetProperty("requestId")}: {body.GetProperty("status")}{reason}, account {body.GetProperty("accountId")}");
        foreach (var step in body.GetProperty("timeline").EnumerateArray())
            Console.Out.WriteLine($"  {CityTime.Stamp(step.GetProperty("at").GetDateTimeOffset())}  {step.GetProperty("text")}");
        foreach (var wait in body.GetProperty("allAwaited").EnumerateArray())
        {
            var due = wait.TryGetProperty("dueAt", out var at) && at.ValueKind == JsonValueKind.String ? $", due {CityTime.Stamp(at.GetDateTimeOffset())}" : "";
            Console.Out.WriteLine($"  waiting for {Either(wait, "awaitedFrom", "from")}: {Either(wait, "text", "what")}{due}");
        }
    }

    /// <summary>Staff and applicants read of the same wait under other names.</summary>
    private static JsonElement Either(JsonElement wait, string staffs, string applicants) => wait.TryGetProperty(staffs, out var found) ? found : wait.GetProperty(applicants);

    private static string Dollars(JsonElement amount) => Money.Text(amount.GetDecimal());
}
