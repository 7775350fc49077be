using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Flows.NewConnection;

internal enum Paper
{
    Bond,

    /// <summary>The same bond for half the amount.</summary>
    BondCut,

    WrongName,
    Unrated,
    TooSmall,
    Letter,

    /// <summary>A letter of credit in the bond's place.</summary>
    LetterForBond,

    /// <summary>The same for half the amount.</summary>
    HalfLetterForBond,

    Certificate,
    CertificateForBlanket,
    Blanket,
    BlanketPart,
    BlanketBeyond,
}

/// <summary>An instrument put before the security desk; the same copy is the same offer.</summary>
internal sealed record Offer(Paper Paper, int Copy = 1) : Act
{
    public override Task DoAsync(World world)
    {
        var offered = In(world.Scene);
        world.Offers.Enqueue(offered);
        return world.Platform.PublishAsync("security-events", offered);
    }

    private SecurityOffered In(Scene scene)
    {
        var (full, half) = (DepositTerms.InFull(scene), decimal.Round(DepositTerms.InFull(scene) / 2, 2));
        var bond = ConnectionFlow.Bond($"offer-{Paper}-{Copy}", full);
        return Paper switch
        {
            Paper.BondCut => bond with { Amount = half },
            Paper.WrongName => bond with { InstrumentNumber = "SB-2", PrincipalName = "Alpha Foods" },
            Paper.Unrated => bond with { InstrumentNumber = "SB-3", IssuerRating = null },
            Paper.TooSmall => bond with { InstrumentNumber = "SB-4", Amount = 500m },
            Paper.Letter => bond with { Form = SecurityForm.LetterOfCredit, InstrumentNumber = "LC-1" },
            Paper.LetterForBond => bond with { Form = SecurityForm.LetterOfCredit, InstrumentNumber = "LC-2", Replaces = "SB-1" },
            Paper.HalfLetterForBond => bond with { Form = SecurityForm.LetterOfCredit, InstrumentNumber = "LC-3", Replaces = "SB-1", Amount = half },
            Paper.Certificate => bond with { Form = SecurityForm.CertificateOfDeposit, InstrumentNumber = "CD-1", Amount = half },
            Paper.CertificateForBlanket => bond with { Form = SecurityForm.CertificateOfDeposit, InstrumentNumber = "CD-2", Replaces = World.BlanketNumber },
            Paper.Blanket => Blanket(full),
            Paper.BlanketPart => Blanket(half),
            Paper.BlanketBeyond => Blanket(full * 3),
            _ => bond,
        };

        SecurityOffered Blanket(decimal amount) => bond with { Form = SecurityForm.BlanketAllocation, InstrumentNumber = World.BlanketNumber, Amount = amount };
    }
}
