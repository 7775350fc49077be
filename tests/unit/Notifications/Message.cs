using Serverless.Orchestrations.Notifications;

namespace Serverless.Tests.Unit.Notifications;

/// <summary>One plain message; a test changes only what it is about.</summary>
internal static class Message
{
    public static readonly Uri Link = new("https://approvals.example.org/api/approve#token-1");

    public static Notification To(string addressee = "senior.one@utility.example") => new(
        "approval-1/senior.one@utility.example-asked", addressee, "Your decision is awaited", "DepositWaiver waits for you.",
        "DepositWaiver waits.\n\nhttps://approvals.example.org/api/approve#token-1", "<p>DepositWaiver waits.</p>", new("Look at it", Link));
}
