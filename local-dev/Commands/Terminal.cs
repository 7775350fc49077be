using Spectre.Console;
using Spectre.Console.Rendering;

namespace Serverless.LocalDev.Commands;

/// <summary>Writes to the terminal; to a file or a pipe, wide enough that nothing is folded.</summary>
internal static class Terminal
{
    private const int PipeWidth = 200;

    public static void Write(IRenderable what)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = PipeWidth;
            AnsiConsole.Profile.Capabilities.Ansi = false;
        }
        AnsiConsole.Write(what);
    }
}
