using System.CommandLine;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Shadow;

namespace Serverless.LocalDev.Commands;

/// <summary><c>shadow</c>: whom the rules would let be cut for nonpayment, and what holds the others. It writes no document.</summary>
internal static class ShadowCommand
{
    /// <summary>Of the sample roster.</summary>
    private const string Staff = "specialist.one@utility.example";

    public static Command Create(CommonOptions common)
    {
        var command = new Command("shadow", "Ask of every account of the sample city whether it may be cut for nonpayment; nothing is cut or written.");
        command.SetAction(async (parsed, stop) =>
        {
            await using var platform = await Reached.OpenAsync(common, parsed, stop);
            using var http = platform.Http.CreateClient();
            http.DefaultRequestHeaders.Add(DevelopmentSignIn.Header, Staff);
            Terminal.Write(ShadowReport.Of(await new ShadowRun(http).RunAsync(stop)));
            return 0;
        });
        return command;
    }
}
