using Spectre.Console;
using Spectre.Console.Rendering;

namespace Serverless.LocalDev.Commands;

/// <summary>Writes to the terminal; to a file or a pipe, wide enough that nothing is folded.</summary>
internal static class Terminal
{
    private const int PipeWidth = 200;

    private const int PageWidth = 110;

    /// <summary>A console on any writer; a log has no width of its own, and no colours.</summary>
    public static IAnsiConsole On(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PageWidth;
            console.Profile.Capabilities.Ansi = false;
        }
        return console;
    }

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
