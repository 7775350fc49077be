using Microsoft.AspNetCore.Http;
using Serverless.Orchestrations.Partners;

namespace Serverless.Functions.SignIn;

/// <summary>The partner that calls, and what it may see. What it may not see is answered as not found.</summary>
public static class CallingPartner
{
    /// <exception cref="InvalidOperationException">The function does not allow partners, or the caller is staff.</exception>
    public static Partner Partner(this HttpRequest request) =>
        Find(request) ?? throw new InvalidOperationException("Only a function for partners knows which of them calls.");

    /// <summary>Whether the caller may see what <paramref name="owner"/> filed or sent; staff may see everything.</summary>
    /// <param name="owner">A partner's name; null for what no partner filed or sent.</param>
    public static bool MaySee(this HttpRequest request, string? owner) => Find(request) is not { } partner || partner.MaySee(owner);

    private static Partner? Find(HttpRequest request) => request.HttpContext.Features.Get<Partner>();
}
