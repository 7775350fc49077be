using Microsoft.AspNetCore.Http;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.SignIn;

/// <summary>Who calls: a person, or a partner's application.</summary>
/// <param name="ObjectId">The directory's id of a person; null for an application.</param>
/// <param name="Role">Null for somebody who is signed in and holds none of our roles.</param>
/// <param name="Partner">The name of the partner an application is of; null for a person, and for an application that is nobody's.</param>
public sealed record Principal(string? ObjectId, StaffRole? Role, string? Partner = null)
{
    public bool IsPerson => ObjectId is not null;
}

/// <summary>Says who calls.</summary>
public interface IPrincipalSource
{
    /// <summary>Null when nobody is signed in.</summary>
    Task<Principal?> FindAsync(HttpRequest request, CancellationToken cancellation);
}

public static class SignedInStaff
{
    /// <summary>Who calls a function that allows staff.</summary>
    /// <exception cref="InvalidOperationException">The function does not allow staff, so nobody was asked.</exception>
    public static StaffMember Staff(this HttpRequest request) =>
        request.HttpContext.Features.Get<StaffMember>() ?? throw new InvalidOperationException("Only a function that allows staff knows who calls.");
}
