using System.Net;
using System.Text.RegularExpressions;
using Serverless.LocalDev.Cloud;
using Serverless.Orchestrations.Approvals;

namespace Serverless.LocalDev.Demo;

/// <summary>A message to an approver, as it lies in the outbox folder.</summary>
internal sealed partial record LinkMail(string SignIn, string File, Uri Link)
{
    /// <summary>The latest message to each person whose decision is awaited: the link in it is the one that counts.</summary>
    public static async Task<IReadOnlyList<LinkMail>> FindAsync(string directory, ApprovalDocument approval, CancellationToken stop)
    {
        var mails = new List<LinkMail>();
        foreach (var signIn in approval.Awaiting)
        {
            var latest = Enum.GetValues<ApprovalPurpose>()
                .Select(purpose => new FileInfo(Path.Combine(directory, MailFolder.FileNameOf(ApprovalMessage.NameFor(approval.Id, signIn, purpose)))))
                .Where(file => file.Exists)
                .MaxBy(file => file.LastWriteTimeUtc);
            if (latest is null) continue;
            var link = Href().Match(await System.IO.File.ReadAllTextAsync(latest.FullName, stop)).Groups[1].Value;
            mails.Add(new(signIn, latest.FullName, new Uri(WebUtility.HtmlDecode(link))));
        }
        return mails;
    }

    [GeneratedRegex("href=\"([^\"]+/api/approve#[^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Href();
}
