namespace Serverless.Orchestrations.Partners;

/// <summary>What a credit bureau knows about a business.</summary>
/// <param name="Paydex">1 to 100: 80 means it pays promptly, 50 about a month late. Null where there are too few tradelines.</param>
/// <param name="Intelliscore">1 to 100, higher is better; null where the business has no score.</param>
/// <param name="Tradelines">How many suppliers reported how the business pays.</param>
public sealed record CreditReport(int? Paydex = null, int? Intelliscore = null, int Tradelines = 0);
