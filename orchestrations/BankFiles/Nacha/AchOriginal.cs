using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>The entry that a bank answers: which draft or refund it was.</summary>
/// <param name="CompanyId">Under which company number it was sent.</param>
/// <param name="Trace">Its trace number. Several answers can name one trace, and a trace can repeat in other batches: it is never a key by itself.</param>
/// <param name="Class">The standard entry class, such as PPD, WEB or CCD.</param>
/// <param name="IndividualId">What we wrote into the entry, usually the customer's account number; null when it is blank.</param>
public sealed record AchOriginal(string CompanyId, string Company, string Class, string Trace, string? IndividualId, string? Routing, BankAccountNumber Account);
