namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Whether a cookie goes along with requests from other sites.</summary>
public enum SameSite
{
    None = 0,
    Lax = 1,
    Strict = 2,
    ExplicitNone = 3,
}

/// <summary>A cookie of a request or a response.</summary>
public interface IHttpCookie
{
    string? Domain { get; }

    DateTimeOffset? Expires { get; }

    bool? HttpOnly { get; }

    /// <summary>Seconds.</summary>
    double? MaxAge { get; }

    string Name { get; }

    string? Path { get; }

    SameSite SameSite { get; }

    bool? Secure { get; }

    string Value { get; }
}
