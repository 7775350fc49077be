using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>What an approver sent from the page.</summary>
internal sealed record AnswerForm(bool IsDelegation, string Option, string Reason, string To)
{
    private const int LargestBody = 32 * 1024;
    private static readonly FormOptions Limits = new() { ValueCountLimit = 16, KeyLengthLimit = 64, ValueLengthLimit = 16 * 1024, BufferBodyLengthLimit = LargestBody };

    /// <summary>Null when it is no form of ours, too large, or not from the page of this token.</summary>
    public static async Task<AnswerForm?> ReadAsync(HttpRequest request, string token, CancellationToken cancellation)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (!string.Equals(type, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) || request.ContentLength > LargestBody) return null;
        try
        {
            var form = await request.ReadFormAsync(Limits, cancellation);
            if (!LinkToken.IsFormValueOf(token, form["form"].ToString())) return null;
            return form["act"].ToString() switch
            {
                "decide" => new(false, form["option"].ToString(), form["reason"].ToString(), ""),
                "delegate" => new(true, "", "", form["to"].ToString()),
                _ => null,
            };
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
