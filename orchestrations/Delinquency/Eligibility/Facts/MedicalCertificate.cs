namespace Serverless.Orchestrations.Delinquency;

public enum CertificateReview
{
    /// <summary>Nobody has judged it yet.</summary>
    Open,
    Accepted,
    Refused,
}

/// <summary>A physician's certificate that somebody at the premise needs the service for a medical reason, and what was done since.</summary>
/// <param name="SignedOn">From this day on it is valid.</param>
/// <param name="Continuation">An order of designated staff that the service goes on; null without one.</param>
/// <param name="Extension">The time to pay that was given; null before it is.</param>
/// <param name="CalledAt">The latest call before a cut.</param>
/// <param name="CallReachedCustomer">Whether somebody was spoken to.</param>
/// <param name="VisitedAt">The latest visit before a cut.</param>
public sealed record MedicalCertificate(
    string CertificateId,
    DateOnly SignedOn,
    CertificateReview Review,
    ContinuationOrder? Continuation,
    MedicalExtension? Extension,
    DateTimeOffset? CalledAt,
    bool CallReachedCustomer,
    DateTimeOffset? VisitedAt);

/// <param name="LastDay">Null when it stands until it is withdrawn.</param>
public sealed record ContinuationOrder(string By, DateOnly? LastDay);

/// <param name="NewDate">The last day to pay, as the letter has it.</param>
/// <param name="LetterHandedOverOn">When the mail house took the letter; null before it has.</param>
public sealed record MedicalExtension(DateOnly GivenOn, DateOnly NewDate, DateOnly? LetterHandedOverOn);
