using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>How one account number differs from another by a slip that people make.</summary>
public enum NumberSlip
{
    /// <summary>One digit is another.</summary>
    OneDigit,

    /// <summary>Two digits have changed places.</summary>
    SwappedDigits,
}

/// <summary>Account numbers that a payer may have meant.</summary>
public static class AccountLikeness
{
    /// <summary>The valid account numbers that differ from the written one by one slip. The check digit leaves about one in ten.</summary>
    public static IReadOnlyDictionary<string, NumberSlip> Meant(string written)
    {
        var meant = new Dictionary<string, NumberSlip>(StringComparer.Ordinal);
        if (written.Length != AccountNumber.Length || !written.All(char.IsAsciiDigit)) return meant;
        for (var at = 0; at < written.Length; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++) Add(written, (at, digit), (at, digit), NumberSlip.OneDigit);
            for (var other = at + 1; other < written.Length; other++) Add(written, (at, written[other]), (other, written[at]), NumberSlip.SwappedDigits);
        }
        return meant;

        void Add(string number, (int At, char Digit) one, (int At, char Digit) two, NumberSlip slip)
        {
            var digits = number.ToCharArray();
            (digits[one.At], digits[two.At]) = (one.Digit, two.Digit);
            var candidate = new string(digits);
            if (candidate != number && AccountNumber.IsValid(candidate)) meant.TryAdd(candidate, slip);
        }
    }
}
