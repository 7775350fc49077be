using System.Security.Cryptography;
using System.Text;

namespace Serverless.Functions.Approvals;

/// <summary>How the pages look: readable on a phone, in the dark, and by keyboard. Contrasts are 7:1 or better (WCAG 2.2 AAA for text).</summary>
internal static class PageStyle
{
    public const string Css =
        """
        :root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#f1f3f5;--line:#6b7075;--act:#0b4a8f;--on-act:#fff;--bad:#8f1116}
        @media (prefers-color-scheme:dark){:root{--ink:#f2f2f2;--paper:#15171a;--soft:#23272c;--line:#9aa1a8;--act:#9cc7ff;--on-act:#0a1626;--bad:#ffb4b4}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
        main{max-width:40rem;margin:0 auto;padding:1rem}
        h1{font-size:1.5rem;line-height:1.25}
        h2{font-size:1.2rem}
        dl{background:var(--soft);border-radius:.5rem;padding:.75rem 1rem;margin:1rem 0}
        dt{font-weight:600}
        dd{margin:0 0 .6rem;overflow-wrap:anywhere}
        .money{font-size:1.35rem;font-weight:700}
        fieldset{border:1px solid var(--line);border-radius:.5rem;margin:1rem 0;padding:.5rem 1rem}
        legend{font-weight:600;padding:0 .4rem}
        .choice{display:flex;align-items:center;gap:.75rem;min-height:44px}
        .choice input{width:1.5rem;height:1.5rem;flex:none}
        label.field{display:block;font-weight:600;margin-top:1rem}
        .hint{margin:.1rem 0 .3rem}
        textarea,select,input:not([type]){width:100%;min-height:44px;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.375rem;padding:.6rem}
        textarea{min-height:7rem}
        button,summary{min-height:44px;font:inherit;cursor:pointer}
        button{width:100%;margin:1rem 0;padding:.6rem 1rem;border:0;border-radius:.375rem;background:var(--act);color:var(--on-act);font-weight:600}
        summary{display:flex;align-items:center;text-decoration:underline}
        summary::before{content:"+";padding-right:.5rem}
        :focus-visible{outline:3px solid var(--act);outline-offset:3px}
        .problem{border:2px solid var(--bad);border-radius:.5rem;padding:.5rem 1rem;color:var(--bad);font-weight:600}
        """;

    /// <summary>A Content-Security-Policy that allows this style, forms that post to us, the page's script if it has one, and nothing else.</summary>
    public static string ContentSecurityPolicy(string? script) =>
        $"default-src 'none'; style-src '{HashOf(Css)}'; {(script is null ? "" : $"script-src '{HashOf(script)}'; ")}form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static string HashOf(string inline) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)))}";
}
