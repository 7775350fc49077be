using System.ComponentModel.DataAnnotations;

namespace Serverless.Orchestrations.Configuration;

/// <summary>The services that carry messages to staff, each optional. Without any, messages stay in the outbox.</summary>
public sealed class NotificationSettings : IValidatableObject
{
    public const string Section = "Notifications";

    /// <summary>The Communication Services resource that sends mail, such as <c>https://acs-utility.unitedstates.communication.azure.com</c>.</summary>
    public string MailEndpoint { get; init; } = "";

    /// <summary>The sender of mail: a MailFrom address of a domain connected to the resource.</summary>
    public string MailSender { get; init; } = "";

    /// <summary>The address of the workflow that posts to Teams. Its query holds a signature, so the whole address is a secret.</summary>
    public string TeamsWebhook { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MailEndpoint.Length > 0 && !IsHttps(MailEndpoint))
            yield return Problem("MailEndpoint must be the Communication Services resource's https address, such as https://acs-utility.unitedstates.communication.azure.com.", nameof(MailEndpoint));
        if (MailEndpoint.Length > 0 && MailSender.Length == 0)
            yield return Problem("MailSender is missing. Name the address mail comes from, such as DoNotReply@mail.example.org, or remove MailEndpoint.", nameof(MailSender));
        if (MailSender.Length > 0 && !new EmailAddressAttribute().IsValid(MailSender))
            yield return Problem("MailSender must be an e-mail address and nothing else, such as DoNotReply@mail.example.org.", nameof(MailSender));
        if (MailSender.Length > 0 && MailEndpoint.Length == 0)
            yield return Problem("MailEndpoint is missing. Name the Communication Services resource that sends mail, or remove MailSender.", nameof(MailEndpoint));
        if (TeamsWebhook.StartsWith("@Microsoft.KeyVault", StringComparison.OrdinalIgnoreCase))
            yield return Problem("TeamsWebhook was not read from Key Vault. Is there a secret of that name, and may the app's identity read it?", nameof(TeamsWebhook));
        else if (TeamsWebhook.Length > 0 && !IsHttps(TeamsWebhook))
            yield return Problem("TeamsWebhook must be the workflow's whole https address.", nameof(TeamsWebhook));
    }

    private static ValidationResult Problem(string says, string member) => new($"{Section}:{says}", [member]);

    private static bool IsHttps(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;
}
