using System.Collections.Frozen;

namespace Serverless.Orchestrations.Cases;

/// <summary>
/// Why a case ended without service, or needs a person: the codes for staff and events, and the words for customers. A customer is never
/// told which identity check failed (16 CFR 681 leaves that to the utility).
/// </summary>
public static class CaseReasons
{
    public const string AddressNotPlaced = nameof(AddressNotPlaced);
    public const string ConnectedUnbilled = nameof(ConnectedUnbilled);
    public const string CrewsNotSent = nameof(CrewsNotSent);
    public const string DepositNotConfirmed = nameof(DepositNotConfirmed);
    public const string EvidenceMissing = nameof(EvidenceMissing);
    public const string IdentityNotVerified = nameof(IdentityNotVerified);
    public const string IdentityRedFlag = nameof(IdentityRedFlag);
    public const string MeterSetFailed = nameof(MeterSetFailed);
    public const string NoFieldResult = nameof(NoFieldResult);
    public const string PermitsNeverCame = nameof(PermitsNeverCame);
    public const string PermitsNotAsked = nameof(PermitsNotAsked);
    public const string PremiseInService = nameof(PremiseInService);
    public const string PremiseUnknown = nameof(PremiseUnknown);
    public const string PriorDebt = nameof(PriorDebt);
    public const string SecurityNeverCame = nameof(SecurityNeverCame);
    public const string TurnOnFailed = nameof(TurnOnFailed);
    public const string Withdrawn = nameof(Withdrawn);

    private const string NotConfirmed = "we could not confirm who is asking for service";

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        [AddressNotPlaced] = "the address of the site could not be settled",
        [ConnectedUnbilled] = "your first bill has not been made yet",
        [CrewsNotSent] = "no crew could be sent",
        [DepositNotConfirmed] = "the deposit was not approved",
        [EvidenceMissing] = "papers that we asked for did not reach us",
        [IdentityNotVerified] = NotConfirmed,
        [IdentityRedFlag] = NotConfirmed,
        [MeterSetFailed] = "the meter could not be set",
        [NoFieldResult] = "we have not heard from the crew",
        [PermitsNeverCame] = "the permit office did not release the meters",
        [PermitsNotAsked] = "the permit office could not be asked for its release",
        [PremiseInService] = "the address already has service in another name",
        [PremiseUnknown] = "we do not know the address",
        [PriorDebt] = "an earlier account of yours is not paid",
        [SecurityNeverCame] = "the deposit did not reach us",
        [TurnOnFailed] = "the crew could not turn service on",
        [Withdrawn] = "you took it back",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The reason as a clause for a letter or a page. An unknown code gives a general clause and is not shown.</summary>
    public static string WordsFor(string reason) => Words.GetValueOrDefault(reason, "a specialist has to look at it");

    /// <summary>Whether the code has words for customers.</summary>
    public static bool HasWords(string reason) => Words.ContainsKey(reason);
}
