using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Http;

/// <summary>A small HTML form as a browser posts it. Its texts are cleaned.</summary>
internal sealed class FormBody(IFormCollection form)
{
    private const int Largest = 32 * 1024;
    private static readonly FormOptions Limits = new() { ValueCountLimit = 16, KeyLengthLimit = 64, ValueLengthLimit = 16 * 1024, BufferBodyLengthLimit = Largest };

    /// <summary>Reads the form.</summary>
    /// <returns>Null when the body is not a form, is too large, or holds a card number or a national id.</returns>
    /// <param name="but">A field whose text is not searched here, because its caller reports a prohibited number itself; null for none.</param>
    public static async Task<FormBody?> ReadAsync(HttpRequest request, CancellationToken cancellation, string? but = null)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (!string.Equals(type, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) || request.ContentLength > Largest) return null;
        try
        {
#pragma warning disable RS0030 // Allowed here: this reader checks what it reads.
            var form = await request.ReadFormAsync(Limits, cancellation);
#pragma warning restore RS0030
            var isProhibited = form.Any(field => field.Key != but && ProhibitedContent.FindIn(field.Key, $"{field.Key} {field.Value}") is not null);
            return isProhibited ? null : new(form);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    public string Line(string field) => EnteredText.Line(form[field].ToString());

    public string Lines(string field) => EnteredText.Lines(form[field].ToString());
}
