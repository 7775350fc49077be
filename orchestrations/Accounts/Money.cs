using System.Globalization;

namespace Serverless.Orchestrations.Accounts;

/// <summary>Amounts as people read them.</summary>
public static class Money
{
    /// <summary>US dollars with both digits of the cents, such as "$1,234.50".</summary>
    public static string Text(decimal dollars) => dollars.ToString("'$'#,##0.00;'-$'#,##0.00", CultureInfo.InvariantCulture);
}
