namespace Serverless.Orchestrations.Partners;

/// <summary>Ids in the paths of outside systems.</summary>
internal static class PartnerPath
{
    /// <param name="rest">What follows the id, as it is.</param>
    /// <exception cref="ArgumentException">The id is made of dots: however it is escaped, a path would climb by it.</exception>
    public static Uri Of(string collection, string id, string rest = "") => id.All(letter => letter == '.')
        ? throw new ArgumentException("An id in a path has more than dots.", nameof(id))
        : new($"{collection}/{Uri.EscapeDataString(id)}{rest}", UriKind.Relative);
}
