using System.CommandLine;
using System.Globalization;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Triage;
using Serverless.Orchestrations.Calendar;
using Spectre.Console;

namespace Serverless.LocalDev.Commands;

/// <summary><c>deadletters list|show|resubmit</c>.</summary>
internal static class DeadLettersCommand
{
    public static Command Create(CommonOptions common) => new("deadletters", "Look through the dead letters of a queue and send them again.")
    {
        List(common), Show(common), Resubmit(common),
    };

    private static Command List(CommonOptions common)
    {
        var queue = Queue();
        var most = new Option<int>("--most") { Description = "How many to list, the oldest first.", DefaultValueFactory = _ => 50, HelpName = "N" };
        var command = new Command("list", "List the dead letters of a queue.") { queue, most };
        command.SetAction(async (parsed, stop) =>
        {
            await using var platform = await Reached.OpenAsync(common, parsed, stop);
            var letters = await platform.Http.AskAsync<DeadLetter[]>(
                HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{Address(parsed.GetRequiredValue(queue))}?most={parsed.GetValue(most)}"), body: null, stop);
            if (letters.Length == 0)
            {
                await Console.Out.WriteLineAsync($"{parsed.GetValue(queue)} has no dead letters.");
                return 0;
            }
            var table = new Table().Border(TableBorder.Simple).AddColumns("seq", "message", "reason", "description", "enqueued", "resubmitted");
            foreach (var letter in letters)
            {
                table.AddRow(
                    letter.SequenceNumber.ToString(CultureInfo.InvariantCulture), letter.MessageId.EscapeMarkup(), (letter.Reason ?? "-").EscapeMarkup(), (letter.Description ?? "-").EscapeMarkup(),
                    CityTime.Stamp(letter.EnqueuedAt), letter.Resubmissions.ToString(CultureInfo.InvariantCulture));
            }
            Terminal.Write(table);
            return 0;
        });
        return command;
    }

    private static Command Show(CommonOptions common)
    {
        var (queue, sequence) = (Queue(), new Argument<long>("SEQ") { Description = "The dead letter's sequence number." });
        var command = new Command("show", "Show one dead letter, its body included unless that is prohibited data.") { queue, sequence };
        command.SetAction(async (parsed, stop) =>
        {
            await using var platform = await Reached.OpenAsync(common, parsed, stop);
            var letter = await platform.Http.AskAsync<DeadLetter>(HttpMethod.Get, Address(parsed.GetRequiredValue(queue), parsed.GetValue(sequence)), body: null, stop);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"""
                message      {letter.MessageId} ({letter.Subject ?? "no subject"})
                reason       {letter.Reason ?? "-"}
                description  {letter.Description ?? "-"}
                enqueued     {CityTime.Stamp(letter.EnqueuedAt)}, delivered {letter.Deliveries} times, resubmitted {letter.Resubmissions} times
                body         {letter.Body ?? NotShown(letter)}
                """));
            return 0;
        });
        return command;
    }

    private static string NotShown(DeadLetter letter) =>
        letter.Undecoded is { } undecoded ? $"not shown: it could not be read ({undecoded})" : "not shown: it holds data that may not be kept";

    private static Command Resubmit(CommonOptions common)
    {
        var queue = Queue();
        var sequence = new Argument<long?>("SEQ") { Description = "The dead letter's sequence number.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "All dead letters of the queue." };
        var command = new Command("resubmit", "Send dead letters again: a copy first, then the dead letter goes; one retry of a message at a time.") { queue, sequence, all };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(sequence) is not null) result.AddError("Give either the sequence number of one dead letter or --all.");
        });
        command.SetAction(async (parsed, stop) =>
        {
            await using var platform = await Reached.OpenAsync(common, parsed, stop);
            var reply = await platform.Http.AskAsync<ResubmitReply>(HttpMethod.Post, Address(parsed.GetRequiredValue(queue), parsed.GetValue(sequence)), body: null, stop);
            await Console.Out.WriteLineAsync($"{reply.Sent} sent again{(reply.Outstanding == 0 ? "" : $", {reply.Outstanding} left: a retry of theirs is in the queue")}.");
            await platform.FinishAsync(parsed.GetRequiredValue(queue), stop);
            return 0;
        });
        return command;
    }

    private static Argument<string> Queue() => new("QUEUE") { Description = "Such as payments or outage-reports." };

    private static string Address(string queue, long? sequence = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{ControlEndpoints.DeadLetters}/{Uri.EscapeDataString(queue)}{(sequence is null ? "" : $"/{sequence}")}");
}
