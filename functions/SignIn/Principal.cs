using Microsoft.AspNetCore.Http;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.SignIn;

/// <param name="Role">Null for somebody who is signed in and holds none of our roles.</param>
public sealed record Principal(string SignIn, StaffRole? Role);

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
