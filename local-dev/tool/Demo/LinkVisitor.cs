using System.Net;
using System.Text.RegularExpressions;
using Serverless.LocalDev.Control;
using Serverless.Orchestrations.Approvals;

namespace Serverless.LocalDev.Demo;

/// <summary>Follows a link as a person does: opens the page, as its script does, reads it, fills in its form and sends it.</summary>
/// <param name="http">Without a key: the link is all that a person has.</param>
internal sealed partial class LinkVisitor(HttpClient http)
{
    private const string Reason = "Looked at the facts; they are in order.";

    /// <returns>The page's question and the option that was chosen, the first.</returns>
    /// <exception cref="CommandFailure">The page is not the one it should be, or the answer was refused.</exception>
    public async Task<(string Question, string Option)> DecideAsync(Uri link, CancellationToken stop)
    {
        var token = new KeyValuePair<string, string>("token", LinkToken.In(link.OriginalString));
        using var code = new FormUrlEncodedContent([token]);
        using var opened = await http.PostAsync(link, code, stop);
        var page = await opened.Content.ReadAsStringAsync(stop);
        if (!opened.IsSuccessStatusCode || DecisionForm().Match(page) is not { Success: true } form)
            throw new CommandFailure($"The link shows no question: {(int)opened.StatusCode} {TextOf(Heading(), page)}");
        var fields = Hidden().Matches(form.Value).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        var option = TextOf(Choice(), form.Value);
        using var filled = new FormUrlEncodedContent([.. fields, new("option", option), new("reason", Reason)]);
        using var answered = await http.PostAsync(new Uri(link, WebUtility.HtmlDecode(form.Groups[1].Value)), filled, stop);
        if (!answered.IsSuccessStatusCode) throw new CommandFailure($"The answer was refused: {TextOf(Heading(), await answered.Content.ReadAsStringAsync(stop))}");
        return (TextOf(Heading(), page), option);
    }

    private static string TextOf(Regex what, string html) => WebUtility.HtmlDecode(what.Match(html).Groups[1].Value);

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\">.*?</form>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex DecisionForm();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">", RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();

    [GeneratedRegex("<input type=\"radio\"[^>]* value=\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Choice();

    [GeneratedRegex("<h1>(.*?)</h1>", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
