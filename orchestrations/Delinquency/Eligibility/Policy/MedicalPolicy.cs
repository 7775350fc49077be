using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>What is owed to a customer with a medical certificate before a cut. The certificate itself does not excuse from paying.</summary>
/// <param name="CertificateMonths">How long a certificate is valid, its last day included.</param>
/// <param name="ExtensionDays">The days that are given to pay, in writing.</param>
/// <param name="CallHours">How long before a cut the customer is called.</param>
/// <param name="VisitBy">By when on the day before a cut somebody visits, unless the call reached the customer.</param>
/// <param name="StepsGoodForDays">After so many days the call and the visit are made again.</param>
public sealed record MedicalPolicy(
    Figure<int> CertificateMonths, Basis Review, Basis Continuation, Figure<int> ExtensionDays, Figure<int> CallHours, Figure<TimeOnly> VisitBy, Figure<int> StepsGoodForDays);
