using Microsoft.AspNetCore.Http;
using Serverless.Functions.SignIn;
using Serverless.LocalDev.Access;
using Serverless.Orchestrations.Staff;

namespace Serverless.LocalDev.Cloud;

/// <summary>
/// Takes a caller's own word for who they are, if they have the run's key and the staff directory knows the name. Only the
/// embedded cloud has this code, so no setting can switch it on anywhere else.
/// </summary>
internal sealed class DevelopmentSignIn(IStaffDirectory staff, LocalAccess access) : IPrincipalSource
{
    public const string Header = "x-dev-user";

    public async Task<Principal?> FindAsync(HttpRequest request, CancellationToken cancellation) =>
        access.Opens(request.Headers[LocalAccess.Header]) && request.Headers[Header] is [{ Length: > 0 } name]
            ? new(name, (await staff.FindAsync(name, cancellation))?.Role)
            : null;
}
