namespace Microsoft.Azure.Functions.Worker;

/// <summary>Whose key an HTTP function asks for.</summary>
public enum AuthorizationLevel
{
    /// <summary>Nobody's.</summary>
    Anonymous = 0,

    /// <summary>Not supported by the embedded host.</summary>
    User = 1,

    /// <summary>The function's, the host's or the master key.</summary>
    Function = 2,

    /// <summary>The host's or the master key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
