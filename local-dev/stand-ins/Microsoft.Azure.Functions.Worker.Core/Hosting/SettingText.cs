using Microsoft.Extensions.Configuration;

namespace Serverless.LocalDev.Functions;

/// <summary>Binding texts may name application settings as %NAME% (docs: "Azure Functions binding expression patterns").</summary>
internal static class SettingText
{
    /// <exception cref="InvalidOperationException">A setting named in the text does not exist.</exception>
    public static string Resolve(string text, IConfiguration configuration, string function)
    {
        var start = text.IndexOf('%', StringComparison.Ordinal);
        while (start >= 0)
        {
            var end = text.IndexOf('%', start + 1);
            if (end < 0) break;
            var name = text[(start + 1)..end];
            var value = configuration[name] ?? configuration[name.Replace("__", ":", StringComparison.Ordinal)]
                ?? throw new InvalidOperationException($"Function '{function}': the application setting '{name}' named by '{text}' does not exist.");
            text = string.Concat(text.AsSpan(0, start), value, text.AsSpan(end + 1));
            start = text.IndexOf('%', start + value.Length);
        }
        return text;
    }
}
