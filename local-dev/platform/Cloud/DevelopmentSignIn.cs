using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.SignIn;
using Serverless.LocalDev.Access;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Staff;

namespace Serverless.LocalDev.Cloud;

/// <summary>
/// Takes a person's own word for who they are, if they have the run's key and the staff directory knows the name, and a sample
/// partner's key for its name. Only the embedded cloud has this code, so no setting can switch it on anywhere else.
/// </summary>
internal sealed class DevelopmentSignIn(IStaffDirectory staff, EffectiveDated<PartnerRoster> partners, LocalAccess access, TimeProvider time) : IPrincipalSource
{
    public const string Header = "x-dev-user";

    public async Task<Principal?> FindAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (access.Opens(request.Headers[LocalAccess.Header]) && request.Headers[Header] is [{ Length: > 0 } name])
        {
            var member = await staff.FindAsync(name, cancellation);
            return new(member?.ObjectId ?? name, member?.Role);
        }
        return request.Headers[PartnerKeys.Header] is [{ Length: > 0 } key] && PartnerOf(key) is { } partner ? new(null, null, partner) : null;
    }

    private string? PartnerOf(string key) =>
        partners.On(BusinessCalendar.DateOf(time.GetUtcNow())).Partners.Select(partner => partner.Name).FirstOrDefault(name => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(access.KeyOf(name)), Encoding.UTF8.GetBytes(key)));
}
