using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Http;

namespace Serverless.LocalDev.Functions.Http;

internal sealed class EmbeddedHttpCookies : HttpCookies
{
    private readonly List<IHttpCookie> cookies = [];

    public override void Append(string name, string value) => cookies.Add(new HttpCookie(name, value));

    public override void Append(IHttpCookie cookie) => cookies.Add(cookie);

    public override IHttpCookie CreateNew() => new HttpCookie("", "");

    public void WriteTo(IResponseCookies response)
    {
        foreach (var cookie in cookies)
        {
            response.Append(cookie.Name, cookie.Value, new CookieOptions
            {
                Domain = cookie.Domain,
                Expires = cookie.Expires,
                HttpOnly = cookie.HttpOnly ?? false,
                MaxAge = cookie.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                Path = cookie.Path ?? "/",
                Secure = cookie.Secure ?? false,
                SameSite = cookie.SameSite switch
                {
                    SameSite.Lax => SameSiteMode.Lax,
                    SameSite.Strict => SameSiteMode.Strict,
                    SameSite.ExplicitNone => SameSiteMode.None,
                    _ => SameSiteMode.Unspecified,
                },
            });
        }
    }
}
