using Microsoft.AspNetCore.Http;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.SignIn;

/// <summary>The caller: a person, or a partner's application.</summary>
/// <param name="ObjectId">The directory's id of a person; null for an application.</param>
/// <param name="Role">Null for a signed-in person who has none of our roles.</param>
/// <param name="Partner">The partner that owns the application; null for a person, and for an application that belongs to no partner.</param>
public sealed record Principal(string? ObjectId, StaffRole? Role, string? Partner = null)
{
    public bool IsPerson => ObjectId is not null;
}

/// <summary>Finds out who calls.</summary>
public interface IPrincipalSource
{
    /// <summary>The caller; null when nobody is signed in.</summary>
    Task<Principal?> FindAsync(HttpRequest request, CancellationToken cancellation);
}

public static class SignedInStaff
{
    /// <summary>The staff member who calls a function that allows staff.</summary>
    /// <exception cref="InvalidOperationException">The function does not allow staff, so the caller was not identified.</exception>
    public static StaffMember Staff(this HttpRequest request) =>
        request.HttpContext.Features.Get<StaffMember>() ?? throw new InvalidOperationException("Only a function that allows staff knows who calls.");
}
