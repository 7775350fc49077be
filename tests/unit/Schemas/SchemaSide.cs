namespace Serverless.Tests.Unit.Schemas;

/// <summary>Who writes messages of a type decides which of its changes break somebody.</summary>
internal enum SchemaSide
{
    /// <summary>Partners write it: what they send today must still be taken.</summary>
    Incoming,

    /// <summary>We write it: what we send tomorrow must still be understood.</summary>
    Event,
}
