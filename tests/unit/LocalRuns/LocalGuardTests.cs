using FsCheck.Fluent;
using Serverless.LocalDev.Access;

namespace Serverless.Tests.Unit.LocalRuns;

public sealed class LocalGuardTests
{
    private const string Here = "127.0.0.1:7071";

    [Theory]
    [InlineData("127.0.0.1:7071")]
    [InlineData("127.0.0.1")]
    [InlineData("LocalHost:80")]
    [InlineData("[::1]:7071")]
    [InlineData("[::1]")]
    public void This_machines_own_names_are_answered(string host) => Assert.Null(StatusOf(host: host));

    [Theory]
    [InlineData(null)]
    [InlineData("evil.example")]
    [InlineData("evil.example:7071")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("127.0.0.1:80@evil.example")]
    [InlineData("evil.example:127.0.0.1")]
    [InlineData("localhost.evil.example:7071")]
    [InlineData("localhost:")]
    [InlineData("[::1].evil.example")]
    [InlineData("[::1")]
    [InlineData("0.0.0.0:7071")]
    public void Every_other_name_is_misdirected(string? host) => Assert.Equal(421, StatusOf(host: host));

    [Fact]
    public void Whatever_the_name_it_is_answered_only_if_it_is_allowed()
    {
        var label = Gen.Elements("127", "0", "1", "localhost", "evil", "example", "[::1]", "::1", "7071", "");
        var host = Gen.ArrayOf(Gen.Zip(label, Gen.Elements(".", ":", "@", "/", ""))).Select(parts => string.Concat(parts.Select(part => part.Item1 + part.Item2)));
        Property.Holds(host, name => StatusOf(host: name) is null == (WithoutPort(name) is "127.0.0.1" or "localhost" or "[::1]"));
    }

    [Fact]
    public void A_name_given_at_the_start_is_answered_too()
    {
        var guard = new LocalGuard(["city.example"]);
        Assert.Null(guard.Refusal(Head(host: "City.example:7071")));
        Assert.Equal(421, guard.Refusal(Head(host: "evil.example"))?.Status);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1:9999")]
    [InlineData("http://localhost:7071")]
    [InlineData("http://127.0.0.1:7071.evil.example")]
    [InlineData("null")]
    [InlineData("file://")]
    [InlineData("http://127.0.0.1:7071, http://evil.example")]
    public void A_page_of_another_origin_is_refused_whatever_it_sends(string origin)
    {
        foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "OPTIONS" })
        {
            Assert.Equal(403, StatusOf(method, origin: origin));
            Assert.Equal(403, StatusOf(method, origin: origin, site: "cross-site", mode: "navigate", destination: "document"));
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("something new")]
    public void What_a_browser_calls_foreign_is_refused_without_an_origin_too(string site)
    {
        Assert.Equal(403, StatusOf(site: site, mode: "no-cors", destination: "image"));
        Assert.Equal(403, StatusOf("POST", site: site, mode: "navigate", destination: "document"));
        Assert.Equal(403, StatusOf(site: site, mode: "navigate", destination: "iframe"));
    }

    [Theory]
    [InlineData("document")]
    [InlineData(null)]
    public void A_link_in_a_mail_can_be_followed(string? destination) =>
        Assert.Null(StatusOf(site: "cross-site", mode: "navigate", destination: destination));

    [Fact]
    public void A_page_of_this_run_sends_its_form_even_if_it_keeps_its_address_to_itself()
    {
        Assert.Null(StatusOf("POST", origin: $"http://{Here}", site: "same-origin", mode: "navigate", destination: "document"));
        Assert.Null(StatusOf("POST", origin: "null", site: "same-origin", mode: "navigate", destination: "document"));
    }

    [Fact]
    public void Who_is_no_browser_or_typed_the_address_is_answered()
    {
        Assert.Null(StatusOf("POST"));
        Assert.Null(StatusOf(site: "none", mode: "navigate", destination: "document"));
    }

    private static string WithoutPort(string host)
    {
        var end = host.LastIndexOf(':');
        return end > 0 && !host.EndsWith(']') && end + 1 < host.Length && host[(end + 1)..].All(char.IsAsciiDigit) ? host[..end] : host;
    }

    private static int? StatusOf(string method = "GET", string? host = Here, string? origin = null, string? site = null, string? mode = null, string? destination = null) =>
        LocalGuard.Loopback.Refusal(Head(method, host, origin, site, mode, destination))?.Status;

    private static RequestHead Head(string method = "GET", string? host = Here, string? origin = null, string? site = null, string? mode = null, string? destination = null) =>
        new(method, host, origin, site, mode, destination);
}
