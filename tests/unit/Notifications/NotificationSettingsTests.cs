using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations;
using Serverless.Orchestrations.Configuration;

namespace Serverless.Tests.Unit.Notifications;

/// <summary>Settings that cannot work name themselves and the remedy, and never a secret.</summary>
public sealed class NotificationSettingsTests
{
    private const string Endpoint = "https://acs-utility.unitedstates.communication.azure.com";
    private const string Sender = "DoNotReply@mail.example.org";
    private const string Webhook = "https://prod.example.org/workflows/1/invoke?sig=signature";

    [Theory]
    [InlineData("", "", "")]
    [InlineData(Endpoint, Sender, "")]
    [InlineData("", "", Webhook)]
    [InlineData(Endpoint, Sender, Webhook)]
    public void Each_channel_can_be_had_alone(string endpoint, string sender, string webhook) => Assert.Empty(Problems(endpoint, sender, webhook));

    [Theory]
    [InlineData(Endpoint, "", "", "Notifications:MailSender is missing. Name the address", "or remove MailEndpoint")]
    [InlineData("", Sender, "", "Notifications:MailEndpoint is missing. Name the Communication Services resource", "or remove MailSender")]
    [InlineData("acs-utility.communication.azure.com", Sender, "", "Notifications:MailEndpoint must be", "https")]
    [InlineData("http://acs-utility.communication.azure.com", Sender, "", "Notifications:MailEndpoint must be", "https")]
    [InlineData(Endpoint, "The utility", "", "Notifications:MailSender must be", "address")]
    [InlineData("", "", "http://prod.example.org/workflows/1/invoke?sig=signature", "Notifications:TeamsWebhook must be", "https")]
    [InlineData("", "", "@Microsoft.KeyVault(VaultName=kv;SecretName=teams-webhook)", "Notifications:TeamsWebhook was not read from Key Vault", "identity")]
    public void A_setting_that_cannot_work_names_itself_and_the_remedy(string endpoint, string sender, string webhook, string problem, string remedy)
    {
        var found = Assert.Single(Problems(endpoint, sender, webhook));
        Assert.StartsWith(problem, found);
        Assert.Contains(remedy, found);
        Assert.DoesNotContain("signature", found);
    }

    [Fact]
    public void The_application_is_told_before_its_first_message()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Notifications:MailEndpoint", Endpoint)]).Build());
        services.AddUtilityOperations();
        using var provider = services.BuildServiceProvider();
        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<NotificationSettings>>().Value);
        Assert.Contains("Notifications:MailSender is missing", refused.Message);
    }

    private static List<string> Problems(string endpoint, string sender, string webhook)
    {
        var settings = new NotificationSettings { MailEndpoint = endpoint, MailSender = sender, TeamsWebhook = webhook };
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new(settings), found, validateAllProperties: true);
        return [.. found.Select(problem => problem.ErrorMessage!)];
    }
}
