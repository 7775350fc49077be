using Microsoft.AspNetCore.Http;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.SignIn;

/// <summary>The partner that calls, and what it may see. What it may not see is answered as not found.</summary>
public static class CallingPartner
{
    /// <exception cref="InvalidOperationException">The function does not allow partners, or the caller is staff.</exception>
    public static Partner Partner(this HttpRequest request) =>
        Find(request) ?? throw new InvalidOperationException("Only a function for partners knows which of them calls.");

    /// <summary>Whether the caller may look at what <paramref name="owner"/> filed or sent; the staff may look at everything.</summary>
    /// <param name="owner">A partner's name; null for what came from nobody outside.</param>
    public static bool MaySee(this HttpRequest request, string? owner) => Find(request) is { } partner ? partner.MaySee(owner) : IsStaff(request);

    /// <summary>Whether the caller may add to, or take back, what <paramref name="owner"/> filed; the staff may for everybody who called or came.</summary>
    public static bool MayActOn(this HttpRequest request, string? owner) => Find(request) is { } partner ? partner.Owns(owner) : IsStaff(request);

    private static bool IsStaff(HttpRequest request) => request.HttpContext.Features.Get<StaffMember>() is not null;

    private static Partner? Find(HttpRequest request) => request.HttpContext.Features.Get<Partner>();
}
