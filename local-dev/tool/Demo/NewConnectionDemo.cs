using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Store;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Requests;

namespace Serverless.LocalDev.Demo;

/// <summary>
/// One new connection from its application to its first bill, on a platform and a virtual clock of its own: the clock moves
/// while partners and customer take their time, and stands still while somebody must decide.
/// </summary>
internal sealed class NewConnectionDemo(DemoOptions options, TextWriter output)
{
    private static readonly TimeSpan Step = TimeSpan.FromHours(4);
    private static readonly TimeSpan LongStep = TimeSpan.FromDays(1);

    /// <summary>Nothing of interest to the story happens by the minute, so nothing left behind is looked for by the minute.</summary>
    private static readonly KeyValuePair<string, string?>[] Settings = [new("Outbox:SweepSchedule", "0 0 * * * *"), new("BankFiles:SweepSchedule", "0 0 0 * * *")];

    /// <returns>The process's exit code: 0 when the case ended connected.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        ClearMail();
        var clock = options.DataDirectory is null ? new VirtualClock(DemoScene.Begins) : VirtualTimeFile.OpenClock(options.DataDirectory);
        await using var platform = await LocalPlatform.StartAsync(new()
        {
            DataDirectory = options.DataDirectory,
            MailDirectory = options.MailDirectory,
            Clock = clock,
            Port = options.Port,
            Keys = options.Keys,
            // Nobody of the city comes into it, unless it is kept there for good.
            City = options.DataDirectory is null ? new(accounts: 40, feeders: 4) : new(),
            Settings = Settings,
            PartnersAre = DemoScene.Partners,
        });
        await platform.Seeding;
        var look = await TellAsync(platform, clock, stop);
        await DemoSummary.WriteAsync(platform, look, output);
        return End(look, clock, began);
    }

    private async Task<CaseLook> TellAsync(LocalPlatform platform, VirtualClock clock, CancellationToken stop)
    {
        using var http = new LocalHttp(platform.Url, platform.Key);
        using var portal = http.CreateClient();
        using var visiting = http.CreateVisitor();
        var (story, connection) = (new Story(output), options.Application(await FreeIdAsync(platform, stop)));
        var customer = new ConnectionCustomer(connection, portal, platform.Bus, clock.TimeProvider);
        var approvals = new ApprovalStop(platform, options, story, new(visiting));
        story.Say($"A new commercial connection, from its application to its first bill. The application answers on {platform.Url}.");
        story.Say("The clock is virtual: it moves when nobody has to decide, and everything due happens in order.");
        await FileAsync(connection, portal, clock, story, stop);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            await clock.SettleAsync();
            var look = await CaseLook.ReadAsync(platform, connection.RequestId, stop);
            story.Tell(look);
            if (look.Pending is { } approval)
            {
                await approvals.DecideAsync(approval, stop);
                continue;
            }
            if (look.IsOver) return look;
            var acts = customer.IsThrough ? [] : await customer.LookAsync(stop);
            foreach (var act in acts) story.Happens(clock.UtcNow, act);
            if (acts.Count > 0) continue;
            story.Waits(look);
            await clock.AdvanceAsync(customer.IsThrough ? LongStep : Step);
        }
    }

    private static async Task FileAsync(SampleConnection connection, HttpClient portal, VirtualClock clock, Story story, CancellationToken stop)
    {
        var (details, now) = (connection.Details, clock.UtcNow);
        var units = string.Join(", ", details.Site.Units.Select(unit => unit.Key));
        story.Happens(now, $"{details.Applicant.LegalName} applies: {string.Join(", ", details.Services)} for {details.Site.Use}, {details.Site.Street}, {units}. Request {connection.RequestId}.");
        var request = new ServiceRequested
        {
            RequestId = connection.RequestId,
            Type = ServiceRequestType.NewCommercialConnection,
            SubmittedAt = now,
            NewConnection = details,
        };
        using var answer = await portal.PostAsJsonAsync("/api/service-requests", request, ContractJson.Options, stop);
        if (!answer.IsSuccessStatusCode) throw new CommandFailure($"The application was not taken: {await answer.Content.ReadAsStringAsync(stop)}");
    }

    private static async Task<string> FreeIdAsync(LocalPlatform platform, CancellationToken stop)
    {
        var cases = platform.Cloud.Services.GetRequiredService<CaseStore>();
        for (var number = 1; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"demo-connection-{number}");
            if (await cases.FindAsync(id, stop) is null) return id;
        }
    }

    private int End(CaseLook look, VirtualClock clock, long began)
    {
        var isConnected = look is { Case.Status: CaseStatus.Completed, Run.RuntimeStatus: OrchestrationRuntimeStatus.Completed };
        var days = (clock.UtcNow - look.Case.CreatedAt).TotalDays;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{days:0} days, told in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s."));
        output.WriteLine(isConnected
            ? $"{look.Case.RequestId} ended connected."
            : $"{look.Case.RequestId} did NOT end connected: {look.Case.Status}, {look.Case.Reason ?? look.Run?.FailureDetails?.ErrorMessage ?? "for no reason given"}.");
        return isConnected ? 0 : 1;
    }

    /// <summary>What an earlier demonstration in memory left: its links lead nowhere any more.</summary>
    private void ClearMail()
    {
        PrivateFiles.CreateFolder(options.MailDirectory);
        if (options.DataDirectory is not null) return;
        foreach (var mail in Directory.EnumerateFiles(options.MailDirectory, "*.html")) File.Delete(mail);
    }
}
