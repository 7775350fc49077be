using System.ComponentModel.DataAnnotations;

namespace Serverless.Orchestrations.Configuration;

/// <summary>The namespace that triggers listen to and outgoing messages go to.</summary>
public sealed class ServiceBusSettings
{
    public const string Section = "ServiceBus";

    /// <summary>Such as <c>sb-utility-prod.servicebus.windows.net</c>; no scheme.</summary>
    [Required, RegularExpression(@"^[A-Za-z0-9.\-]+$", ErrorMessage = "ServiceBus:FullyQualifiedNamespace must be a host name without a scheme.")]
    public string FullyQualifiedNamespace { get; init; } = "";
}
