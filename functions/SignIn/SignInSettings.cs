namespace Serverless.Functions.SignIn;

public enum SignInProvider
{
    /// <summary>Nobody is signed in, whatever a request claims.</summary>
    None,

    /// <summary>App Service authentication stands in front of the application and says who calls.</summary>
    Entra,
}

/// <summary>Whose word is taken for who a caller is.</summary>
public sealed class SignInSettings
{
    public const string Section = "SignIn";

    /// <summary>Entra only where App Service authentication is on: it removes the header it sets from what callers send.</summary>
    public SignInProvider Provider { get; init; } = SignInProvider.None;

    /// <summary>The client id of each partner's Entra application, by the partner's name in Policies/partners.json.</summary>
    public IReadOnlyDictionary<string, string> Partners { get; init; } = new Dictionary<string, string>();
}
