using Microsoft.Extensions.Configuration;

namespace Serverless.LocalDev.Functions.Configuration;

/// <summary>The application's settings, as bindings name them.</summary>
internal sealed class HostSettings(IConfiguration configuration)
{
    /// <summary>Null where there is no such setting; <c>__</c> in a name reads as <c>:</c>.</summary>
    public string? this[string name] => configuration[name] ?? configuration[name.Replace("__", ":", StringComparison.Ordinal)];

    /// <summary>
    /// AzureWebJobs.NAME.Disabled, or with underscores for the dots where a variable's name cannot hold them (docs: "How to
    /// disable functions"). Only <c>1</c> and <c>true</c> switch a function off.
    /// </summary>
    public bool IsDisabled(string function) =>
        IsOn(configuration[$"AzureWebJobs.{function}.Disabled"]) || IsOn(configuration[$"AzureWebJobs_{function}_Disabled"]);

    /// <summary>Puts settings where the text names them as %NAME% (docs: "Azure Functions binding expression patterns").</summary>
    /// <param name="owner">Named in the error, such as <c>Function 'X'</c>.</param>
    /// <exception cref="InvalidOperationException">A setting named in the text does not exist.</exception>
    public string Resolve(string text, string owner)
    {
        var start = text.IndexOf('%', StringComparison.Ordinal);
        while (start >= 0)
        {
            var end = text.IndexOf('%', start + 1);
            if (end < 0) break;
            var name = text[(start + 1)..end];
            var value = this[name]
                ?? throw new InvalidOperationException($"{owner}: the application setting '{name}' named by '{text}' does not exist.");
            text = string.Concat(text.AsSpan(0, start), value, text.AsSpan(end + 1));
            start = text.IndexOf('%', start + value.Length);
        }
        return text;
    }

    private static bool IsOn(string? value) => value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
