namespace Serverless.Orchestrations.BankFiles;

/// <summary>A bank's routing number: nine digits. Weighted 3, 7, 1 and so on, they add up to a multiple of ten.</summary>
public static class RoutingNumber
{
    private const int Length = 9;

    public static bool IsValid(string number) =>
        number.Length == Length && number.All(char.IsAsciiDigit) && number.Select((digit, at) => (digit - '0') * Weight(at)).Sum() % 10 == 0;

    private static int Weight(int at) => (at % 3) switch { 0 => 3, 1 => 7, _ => 1 };
}
