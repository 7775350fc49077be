using Serverless.LocalDev.Control;
using Serverless.LocalDev.Partners;

namespace Serverless.LocalDev.Demo;

/// <summary>How a demonstration is run.</summary>
internal sealed record DemoOptions
{
    /// <summary>Null keeps everything in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Where the approvers' messages are laid.</summary>
    public required string MailDirectory { get; init; }

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; }

    /// <summary>Where the key is left for commands; null for nowhere.</summary>
    public KeyFiles? Keys { get; init; }

    /// <summary>Follow every link instead of waiting for a person to.</summary>
    public bool IsAuto { get; init; }

    /// <summary>What is applied for, by the id it shall have.</summary>
    public Func<string, SampleConnection> Application { get; init; } = DemoScene.Application;
}
