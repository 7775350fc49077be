namespace Serverless.Functions.SignIn;

public enum SignInProvider
{
    /// <summary>No sign-in: nobody counts as signed in, whatever a request claims.</summary>
    None,

    /// <summary>App Service authentication stands in front of the application and says who calls.</summary>
    Entra,
}

/// <summary>Which service identifies callers.</summary>
public sealed class SignInSettings
{
    public const string Section = "SignIn";

    /// <summary>Use Entra only where App Service authentication is on: it removes a header of that name that callers send.</summary>
    public SignInProvider Provider { get; init; } = SignInProvider.None;

    /// <summary>The client id of each partner's Entra application, by the partner's name in Policies/partners.json: NAME=ID, separated by semicolons.</summary>
    public string Partners { get; init; } = "";

    /// <summary>The client ids from <see cref="Partners"/>, by partner name.</summary>
    internal IReadOnlyDictionary<string, string> PartnerApplications => Partners
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal);
}
