using Azure;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Cloud;
using Serverless.Orchestrations.Letters;

namespace Serverless.Tests.Flows.Letters;

/// <summary>The real drop behind a door that can be shut.</summary>
internal sealed class MailHouse : IPrintAndMail
{
    private PrintAndMailDrop? drop;

    /// <summary>Nothing is taken, and nobody answers.</summary>
    public bool IsShut { get; set; }

    /// <summary>Takes the next letter and fails all the same, as when its answer is lost.</summary>
    public bool LosesAnswer { get; set; }

    /// <summary>Not null: what it says of every letter, none of which it takes.</summary>
    public string? Refuses { get; set; }

    public int Asked { get; private set; }

    public ApplicationOptions Reached(ApplicationOptions options) => options with
    {
        ConfigureServices = services =>
        {
            options.ConfigureServices?.Invoke(services);
            services.AddSingleton<IPrintAndMail>(provider =>
            {
                drop = new PrintAndMailDrop(provider.GetRequiredService<BlobServiceClient>());
                return this;
            });
        },
    };

    public async Task<HandingOver> HandOverAsync(MailPiece piece, CancellationToken cancellation = default)
    {
        Asked++;
        if (IsShut) throw new RequestFailedException(503, "The mail house is shut.");
        if (Refuses is { } why) return HandingOver.Refused(why);
        var taken = await drop!.HandOverAsync(piece, cancellation);
        if (!LosesAnswer) return taken;
        LosesAnswer = false;
        throw new RequestFailedException(500, "The answer is lost.");
    }
}
