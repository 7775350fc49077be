using Microsoft.AspNetCore.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Staff;

namespace Serverless.LocalDev.Cloud;

/// <summary>
/// Takes a caller's own word for who they are, if the staff directory knows the name. Only the embedded cloud has this code,
/// so no setting can switch it on anywhere else.
/// </summary>
internal sealed class DevelopmentSignIn(IStaffDirectory staff) : IPrincipalSource
{
    public const string Header = "x-dev-user";

    public async Task<Principal?> FindAsync(HttpRequest request, CancellationToken cancellation) =>
        request.Headers[Header] is [{ Length: > 0 } name] ? new(name, (await staff.FindAsync(name, cancellation))?.Role) : null;
}
