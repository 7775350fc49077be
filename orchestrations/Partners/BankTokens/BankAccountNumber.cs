using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Orchestrations.Partners;

/// <summary>
/// A bank account's number on its way from a bank's file to the token service. It shows and stores only its last four characters: the
/// whole number leaves it nowhere but in the call to that service.
/// </summary>
[JsonConverter(typeof(BankAccountNumberConverter))]
public sealed class BankAccountNumber(string whole) : IEquatable<BankAccountNumber>
{
    private const int Shown = 4;

    /// <summary>A short number shows nothing of itself.</summary>
    public string LastFour => whole.Length > 2 * Shown ? whole[^Shown..] : "";

    /// <summary>For the token service alone.</summary>
    internal string Whole => whole;

    public override string ToString() => $"****{LastFour}";

    public bool Equals(BankAccountNumber? other) => other?.Whole == whole;

    public override bool Equals(object? obj) => Equals(obj as BankAccountNumber);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(whole);
}

internal sealed class BankAccountNumberConverter : JsonConverter<BankAccountNumber>
{
    public override BankAccountNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A bank account's number is never stored whole.");

    public override void Write(Utf8JsonWriter writer, BankAccountNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
