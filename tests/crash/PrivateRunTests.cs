using System.Net;
using System.Text;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Control;

namespace Serverless.Tests.Crash;

/// <summary>
/// A run with everything on, as a web page in this machine's browser could attack it: under a name that leads to 127.0.0.1, from an
/// origin of its own, or with what browsers send unasked. And its files, as another user of the machine could read them.
/// </summary>
public sealed class PrivateRunTests : IAsyncLifetime, IDisposable
{
    private const string LoopbackInTable = "0100007F";
    private const string Job = "/runtime/webhooks/durabletask";

    /// <summary>The front, the partners, the bus, documents, blobs, the worker's host and the worker itself.</summary>
    private const int ListenersAtLeast = 7;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("utility-private-");
    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
    private PlatformProcess platform = null!;
    private LocalHttp http = null!;

    private string Data => Path.Combine(directory.FullName, "data");

    public async Task InitializeAsync()
    {
        // It starts in its data directory, which so is there; that a missing one is made private, the store's own tests show.
        PrivateFiles.CreateFolder(Data);
        platform = PlatformProcess.Start(Data, more: ["--cosmos-port", "0", "--blob-port", "0", "--allow-host", "city.example"]);
        http = await platform.ConnectAsync(limit.Token);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        http?.Dispose();
        platform?.Dispose();
        limit.Dispose();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task No_listener_answers_another_name_or_a_page_of_another_origin()
    {
        if (!ListeningPorts.AreKnown) return;
        var listeners = ListeningPorts.Of(platform.Id);
        Assert.True(listeners.Count >= ListenersAtLeast, $"Only {listeners.Count} listeners were found.");
        Assert.All(listeners, listener => Assert.Equal(LoopbackInTable, listener.Address));
        var wrong = new List<string>();
        foreach (var (_, port) in listeners)
        {
            foreach (var (name, headers, expected) in Attacks())
            {
                foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
                {
                    if (await AnswerAsync(port, method, headers) is var status && status != expected) wrong.Add($"{method} with {name} on port {port}: {status}");
                }
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_browsers_send_unasked_changes_nothing_even_with_the_key_in_the_address()
    {
        var key = LocalAccess.Find(Data)!.Key;
        var listeners = ListeningPorts.AreKnown ? ListeningPorts.Of(platform.Id) : [];
        using var visitor = http.CreateVisitor();
        string[] paths =
        [
            "/api/payments", "/api/outages", "/api/service-requests", ControlEndpoints.Messages, $"{ControlEndpoints.DeadLetters}/payments",
            ControlEndpoints.Clock, $"{ControlEndpoints.Partners}/identity", $"{Job}/orchestrators/NewConnection", $"{Job}/instances/x/terminate", $"{Job}/instances/x/raiseEvent/go",
        ];
        foreach (var path in paths)
        {
            foreach (var type in (string[])["text/plain", "application/x-www-form-urlencoded"])
            {
                using var body = new StringContent("{}", Encoding.UTF8, type);
                using var answer = await visitor.PostAsync(new Uri($"{http.Url}{path}?code={key}"), body, limit.Token);
                // The application's own endpoints know no key in an address at all.
                var refusal = path.StartsWith("/api/", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.UnsupportedMediaType;
                Assert.Equal((path, refusal), (path, answer.StatusCode));
            }
        }
        // Partners want their key, and documents a sign-in, as a header each. Others have no such path, or take no POST.
        foreach (var (path, wanted) in new[] { ("/crews/orders/x/reminders", 401), ("/dbs/utility/colls/accounts/docs", 415) })
        {
            var answers = new List<int>();
            foreach (var (_, port) in listeners) answers.Add(await AnswerAsync(port, HttpMethod.Post, [], path));
            Assert.All(answers, status => Assert.True(status >= 400, $"{path}: {status}"));
            if (ListeningPorts.AreKnown) Assert.Contains(wanted, answers);
        }
    }

    [Fact]
    public async Task A_sign_in_without_the_key_is_nobodys_and_an_allowed_name_is_answered()
    {
        using var visitor = http.CreateVisitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{http.Url}/api/approvals");
        request.Headers.Add("x-dev-user", "supervisor.two@utility.example");
        using var refused = await visitor.SendAsync(request, limit.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var named = new HttpRequestMessage(HttpMethod.Get, $"{http.Url}/api/health") { Headers = { Host = "city.example" } };
        using var answered = await visitor.SendAsync(named, limit.Token);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public async Task Every_file_of_a_run_is_its_owners_alone_with_an_approvers_mail_among_them()
    {
        if (OperatingSystem.IsWindows()) return;
        var application = (await File.ReadAllTextAsync(Sample(), limit.Token)).Replace("2026-03-02T14:00:00Z", $"{TimeProvider.System.GetUtcNow().AddMinutes(-1):O}", StringComparison.Ordinal);
        using var body = new StringContent(application, Encoding.UTF8, "application/json");
        using var taken = await http.SendAsync(HttpMethod.Post, "/api/service-requests", body, limit.Token);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        var mails = Path.Combine(Data, "outbox-mail");
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        while (!Directory.Exists(mails) || !Directory.EnumerateFiles(mails).Any()) await look.WaitForNextTickAsync(limit.Token);
        CheckModes();
        Assert.Equal(0, await platform.StopAsync(limit.Token));
        CheckModes();
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Data, ".local", "keys")));
    }

    private void CheckModes()
    {
        if (OperatingSystem.IsWindows()) return;
        var entries = new DirectoryInfo(Data).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).ToList();
        Assert.Contains(entries, entry => entry.Name == LocalAccess.FileName);
        Assert.Empty(from entry in entries
                     where (entry.UnixFileMode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) != 0
                     select $"{entry.FullName}: {entry.UnixFileMode}");
    }

    private static IEnumerable<(string Name, (string, string)[] Headers, int Status)> Attacks() =>
    [
        ("a foreign host", [("Host", "evil.example")], 421),
        ("a foreign host on the port", [("Host", "evil.example:7071")], 421),
        ("a foreign origin", [("Origin", "http://evil.example")], 403),
        ("no origin to tell", [("Origin", "null")], 403),
        ("a cross-site fetch", [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")], 403),
        ("a same-site fetch", [("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "cors")], 403),
        ("a frame", [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")], 403),
    ];

    /// <summary>Over HTTP/1.1, or HTTP/2 where that is all that is spoken.</summary>
    private async Task<int> AnswerAsync(int port, HttpMethod method, (string Name, string Value)[] headers, string path = "/")
    {
        using var visitor = http.CreateVisitor();
        // Kestrel's answer to the version it does not speak on a port is 400.
        return await SendAsync(HttpVersion.Version11) is var status and not 400 ? status : await SendAsync(HttpVersion.Version20);

        async Task<int> SendAsync(Version version)
        {
            using var request = new HttpRequestMessage(method, $"http://127.0.0.1:{port}{path}") { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            if (method == HttpMethod.Post) request.Content = new StringContent("{}", Encoding.UTF8, "text/plain");
            foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await visitor.SendAsync(request, limit.Token);
            return (int)answer.StatusCode;
        }
    }

    private static string Sample()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Serverless.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, "local-dev", "samples", "new-connection.json");
    }
}
