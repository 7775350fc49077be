using Serverless.LocalDev.Control;
using Serverless.LocalDev.Demo;
using Serverless.LocalDev.Partners;

namespace Serverless.Tests.Flows.Demo;

/// <summary>The story of one connection, on a real server, told to the end or until somebody is asked.</summary>
public sealed class NewConnectionDemoTests : IDisposable
{
    private readonly DataDirectory mail = new();
    private readonly Transcript transcript = new();

    public void Dispose()
    {
        transcript.Dispose();
        mail.Dispose();
    }

    [Fact]
    public async Task Followed_by_itself_it_goes_from_the_missing_paper_to_the_bill_that_does_not_come()
    {
        Assert.Equal(0, await RunAsync(isAuto: true));
        string[] steps =
        [
            "Monday, March 2, 2026", "Papers asked for: tenant floor plan", "Wednesday, March 4, 2026", "files a paper: TenantFloorPlan", "APPROVAL DepositWaiver",
            "supervisor.one@utility.example opens the link, reads \"Ask for less than the full deposit?\" and chooses Approve.", "Security accepted: surety bond",
            "Every meter is released", "equipment was missing", "Service connected", "Welcome letter handed to the mail house", "No bill within 35 days",
            "what happened", "Active, Commercial, Magnolia Kitchens LLC", "SuretyBond I-sec-demo-connection-1-2808 over $2,808.00", "demo-connection-1-welcome.txt", "demo-connection-1 ended connected.",
        ];
        var at = 0;
        foreach (var step in steps)
        {
            at = transcript.Text.IndexOf(step, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{step} is not told, or not in its place:\n{transcript.Text}");
        }
    }

    [Fact]
    public async Task Otherwise_it_waits_at_the_approval_until_the_link_is_used()
    {
        var (linked, explained) = (transcript.LineAsync("Link for supervisor.two@utility.example: "), transcript.LineAsync("The clock stands still until this is decided."));
        var running = RunAsync();
        var link = new Uri((await linked).Split(": ")[1]);
        await explained;
        Assert.False(running.IsCompleted);
        Assert.DoesNotContain("Security asked for", transcript.Text, StringComparison.Ordinal);
        var page = Assert.Single(Directory.GetFiles(mail.Path), file => File.ReadAllText(file).Contains("supervisor.two@utility.example", StringComparison.Ordinal));
        Assert.Contains(link.AbsoluteUri, await File.ReadAllTextAsync(page), StringComparison.Ordinal);

        using var http = new LocalHttp("http://127.0.0.1", key: null);
        using var visiting = http.CreateVisitor();
        Assert.Equal("Approve", (await new LinkVisitor(visiting).DecideAsync(link, CancellationToken.None)).Option);
        Assert.Equal(0, await running);
        Assert.Contains("= supervisor.two@utility.example has decided: Approve.", transcript.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_at_an_approval_it_ends()
    {
        using var stopping = new CancellationTokenSource();
        var explained = transcript.LineAsync("The clock stands still until this is decided.");
        var running = RunAsync(stop: stopping.Token);
        await explained;
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Every_approval_on_the_way_stops_it_and_some_take_two_people()
    {
        Assert.Equal(0, await RunAsync(isAuto: true, application: id => Site(id, kilowatts: 1000)));
        Assert.Contains("APPROVAL DepositWaiver", transcript.Text, StringComparison.Ordinal);
        Assert.Contains("APPROVAL DepositAboveLimit", transcript.Text, StringComparison.Ordinal);
        Assert.Equal(4, transcript.Text.Split('\n').Count(line => line.Contains("opens the link", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_case_that_is_refused_ends_with_its_reason_and_an_exit_code()
    {
        Assert.Equal(1, await RunAsync(isAuto: true, application: id => Site(id, identity: IdentityService.RedFlagPrefix)));
        Assert.Contains("demo-connection-1 did NOT end connected: Refused, IdentityRedFlag.", transcript.Text, StringComparison.Ordinal);
    }

    private Task<int> RunAsync(bool isAuto = false, Func<string, SampleConnection>? application = null, CancellationToken stop = default) =>
        new NewConnectionDemo(new() { MailDirectory = mail.Path, IsAuto = isAuto, Application = application ?? DemoScene.Application }, transcript).RunAsync(stop);

    private static SampleConnection Site(string requestId, int kilowatts = 40, string identity = "idt-")
    {
        var restaurant = SampleConnection.Restaurant(requestId);
        var (applicant, site) = (restaurant.Details.Applicant, restaurant.Details.Site);
        return restaurant with
        {
            Details = restaurant.Details with
            {
                Applicant = applicant with { IdentityToken = identity + requestId },
                Site = site with { Units = [.. site.Units.Select(unit => unit with { Kilowatts = kilowatts })] },
            },
        };
    }
}
