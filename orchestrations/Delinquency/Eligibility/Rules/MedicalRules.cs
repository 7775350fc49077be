using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>What must be done first where somebody needs the service for a medical reason.</summary>
internal static class MedicalRules
{
    public static readonly DisconnectionRule[] All =
    [
        new("medical-review", "No cut while a certificate waits to be judged.", policy => [new(policy.Medical.Review)], Unjudged),
        new("medical-continuation", "No cut while designated staff order that the service goes on.",
            policy => [new(policy.Medical.Continuation)], Continued) { HoldsNotice = true },
        new("medical-extension", "Under a certificate so many days to pay are given in writing.", Extension, NotExtended),
        new("medical-call", "Under a certificate the customer is called so long before.", Call, NotCalled),
        new("medical-visit", "Whom the call did not reach is visited by this time on the day before.", Visit, NotVisited),
    ];

    private static IReadOnlyList<RuleBasis> Extension(DisconnectionPolicy policy) =>
    [
        new(policy.Medical.ExtensionDays, RuleWords.Of(policy.Medical.ExtensionDays.Value, "day")),
        new(policy.Medical.CertificateMonths, $"a certificate is valid for {RuleWords.Of(policy.Medical.CertificateMonths.Value, "month")}"),
    ];

    private static IReadOnlyList<RuleBasis> Call(DisconnectionPolicy policy) => [new(policy.Medical.CallHours, RuleWords.Of(policy.Medical.CallHours.Value, "hour")), Again(policy)];

    private static IReadOnlyList<RuleBasis> Visit(DisconnectionPolicy policy) => [new(policy.Medical.VisitBy, RuleWords.Of(policy.Medical.VisitBy.Value)), Again(policy)];

    private static RuleBasis Again(DisconnectionPolicy policy) => new(policy.Medical.StepsGoodForDays, $"again after {RuleWords.Of(policy.Medical.StepsGoodForDays.Value, "day")}");

    /// <summary>The last day of a certificate.</summary>
    public static DateOnly LastDay(MedicalCertificate certificate, MedicalPolicy medical) => certificate.SignedOn.AddMonths(medical.CertificateMonths.Value);

    private static IEnumerable<Objection> Unjudged(CutQuestion asked) =>
        Of(asked, asked.Policy.Medical.Review, CertificateReview.Open, _ => Objection.Awaiting("it is judged", asked.Policy.Medical.Review, "A medical certificate waits to be judged."));

    private static IEnumerable<Objection> Continued(CutQuestion asked)
    {
        var basis = asked.Policy.Medical.Continuation;
        if (asked.Facts.MedicalCertificates is not { } certificates) return [Objection.NotKnown("the medical certificates", basis)];
        // An order stands by itself, also when the certificate runs out meanwhile.
        return
            from order in certificates.Select(certificate => certificate.Continuation).OfType<ContinuationOrder>()
            where order.LastDay is null || asked.Day <= order.LastDay
            select order.LastDay is { } last
                ? Objection.Through(last, basis, $"{order.By} has ordered that the service goes on through {RuleWords.Of(last)}.")
                : Objection.Awaiting("the order is withdrawn", basis, $"{order.By} has ordered that the service goes on.");
    }

    private static IEnumerable<Objection> NotExtended(CutQuestion asked)
    {
        var days = asked.Policy.Medical.ExtensionDays;
        return Of(asked, days, CertificateReview.Accepted, certificate =>
        {
            if (certificate.Extension is not { LetterHandedOverOn: not null } extension)
                return Objection.Awaiting("the letter on it is sent", days, "No time to pay was given in writing under the medical certificate.");
            var all = extension.GivenOn.AddDays(days.Value);
            var last = extension.NewDate > all ? extension.NewDate : all;
            return asked.Day > last ? null : Objection.Through(last, days, $"Under the medical certificate there is time to pay through {RuleWords.Of(last)}.");
        });
    }

    private static IEnumerable<Objection> NotCalled(CutQuestion asked)
    {
        var hours = asked.Policy.Medical.CallHours;
        return Of(asked, hours, CertificateReview.Accepted, certificate =>
        {
            if (certificate.CalledAt is not { } called) return Objection.Awaiting("somebody calls", hours, "The customer with a medical certificate was not called.");
            if (asked.Now < called.AddHours(hours.Value)) return Objection.Till(called.AddHours(hours.Value), hours, $"The customer with a medical certificate was called at {CityTime.Stamp(called)}.");
            return IsOld(asked, called) ? Objection.Awaiting("somebody calls again", asked.Policy.Medical.StepsGoodForDays, $"The last call is of {CityTime.Stamp(called)}.") : null;
        });
    }

    private static IEnumerable<Objection> NotVisited(CutQuestion asked)
    {
        var by = asked.Policy.Medical.VisitBy;
        return Of(asked, by, CertificateReview.Accepted, certificate =>
        {
            if (certificate is { CalledAt: not null, CallReachedCustomer: true }) return null;
            if (certificate.VisitedAt is not { } visited) return Objection.Awaiting("somebody visits", by, "No call reached the customer with a medical certificate, and nobody visited.");
            var isByTime = TimeOnly.FromDateTime(CityTime.At(visited).DateTime) <= by.Value;
            var from = BusinessCalendar.DateOf(visited).AddDays(isByTime ? 1 : 2);
            if (asked.Day < from) return Objection.UntilDay(from, by, $"The visit was at {CityTime.Stamp(visited)}.");
            return IsOld(asked, visited) ? Objection.Awaiting("somebody visits again", asked.Policy.Medical.StepsGoodForDays, $"The last visit is of {CityTime.Stamp(visited)}.") : null;
        });
    }

    private static bool IsOld(CutQuestion asked, DateTimeOffset done) => asked.Now - done >= TimeSpan.FromDays(asked.Policy.Medical.StepsGoodForDays.Value);

    /// <summary>Judges the certificates of a review that have not run out. What a certificate asks for ends with it.</summary>
    private static IEnumerable<Objection> Of(CutQuestion asked, Basis basis, CertificateReview review, Func<MedicalCertificate, Objection?> judge)
    {
        if (asked.Facts.MedicalCertificates is not { } certificates) return [Objection.NotKnown("the medical certificates", basis)];
        return certificates
            .Where(certificate => certificate.Review == review && asked.Day <= LastDay(certificate, asked.Policy.Medical))
            .Select(certificate => judge(certificate)?.NoLongerThan(BusinessCalendar.BeginningOf(LastDay(certificate, asked.Policy.Medical).AddDays(1))))
            .OfType<Objection>();
    }
}
