namespace Serverless.Orchestrations.Partners;

/// <summary>What a credit bureau knows of a business.</summary>
/// <param name="Paydex">1 to 100: 80 pays promptly, 50 a month late; null where there are too few experiences.</param>
/// <param name="Intelliscore">1 to 100, higher is better; null where it is not scored.</param>
/// <param name="Tradelines">Suppliers whose experiences the scores rest on.</param>
public sealed record CreditReport(int? Paydex = null, int? Intelliscore = null, int Tradelines = 0);
