using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>One service of the account.</summary>
/// <param name="CutOn">The city's day on which it was cut for nonpayment; null when it was not.</param>
public sealed record ServiceFacts(UtilityService Service, bool IsOn, DateOnly? CutOn);
