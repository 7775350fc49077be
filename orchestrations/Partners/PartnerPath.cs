namespace Serverless.Orchestrations.Partners;

/// <summary>Makes paths of outside systems that contain an id.</summary>
internal static class PartnerPath
{
    /// <param name="rest">What follows the id; it is not escaped.</param>
    /// <exception cref="ArgumentException">The id consists of dots, which escaping does not change, so that the path could lead to a parent.</exception>
    public static Uri Of(string collection, string id, string rest = "") => id.All(letter => letter == '.')
        ? throw new ArgumentException("An id in a path has more than dots.", nameof(id))
        : new($"{collection}/{Uri.EscapeDataString(id)}{rest}", UriKind.Relative);
}
