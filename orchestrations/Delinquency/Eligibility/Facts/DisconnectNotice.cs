using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>A disconnect notice, as its proof shows it.</summary>
/// <param name="ItemIds">The open items it demands.</param>
/// <param name="TemplateVersion">The text's template; null when it was not kept.</param>
/// <param name="Address">Where it was sent; null when it was not kept.</param>
/// <param name="HandedOverOn">The day in the city of the mail house's acknowledgement; null without one.</param>
/// <param name="SaysHowToDispute">Whether it says how to dispute the bill.</param>
/// <param name="SaysWhoHears">Whether it says who, with authority, hears the dispute.</param>
/// <param name="IsSeparateFromBill">Whether it came apart from a bill.</param>
/// <param name="ThirdPartyCopyHandedOverOn">The same day for a third party's copy; null without one.</param>
public sealed record DisconnectNotice(
    string NoticeId,
    IReadOnlyList<UtilityService> Services,
    IReadOnlyList<string> ItemIds,
    string? TemplateVersion,
    string? Address,
    DateOnly? HandedOverOn,
    bool SaysHowToDispute,
    bool SaysWhoHears,
    bool IsSeparateFromBill,
    DateOnly? ThirdPartyCopyHandedOverOn);
