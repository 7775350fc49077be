using System.ComponentModel.DataAnnotations;

namespace Serverless.Orchestrations.Configuration;

/// <summary>Where approvers reach the application.</summary>
public sealed class ApprovalSettings
{
    public const string Section = "Approvals";

    /// <summary>Scheme and host of the links in messages, such as <c>https://func-utility-staff-prod.azurewebsites.net</c>; no path.</summary>
    [Required, Url]
    public string PublicAddress { get; init; } = "";
}
