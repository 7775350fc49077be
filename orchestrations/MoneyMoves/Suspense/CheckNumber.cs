using System.Globalization;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>A check's receipt number: what is before its last digits, and these digits.</summary>
public sealed record CheckNumber(string Stem, long Number, int Digits)
{
    private const int MostDigits = 15;

    /// <returns>Null for what is no check, or has no number at its end.</returns>
    public static CheckNumber? Of(PaymentSource payment)
    {
        if (payment.Tender != PaymentTender.Check) return null;
        var stem = payment.ExternalId.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var digits = payment.ExternalId.Length - stem.Length;
        return digits is 0 or > MostDigits ? null : new(stem, long.Parse(payment.ExternalId.AsSpan(stem.Length), CultureInfo.InvariantCulture), digits);
    }

    /// <summary>The receipt number that is so much lower, written alike. Numbers of one length sort like their texts.</summary>
    public string Before(int checks) => Stem + Math.Max(0, Number - checks).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');

    public bool IsFollowedBy(CheckNumber later) =>
        later.Stem == Stem && later.Digits == Digits && later.Number > Number && later.Number - Number <= SuggestAccounts.NextChecks;
}
