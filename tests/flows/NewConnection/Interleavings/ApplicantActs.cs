using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Flows.NewConnection;

internal sealed record Apply : Act
{
    public override Task DoAsync(World world) => world.ApplyAsync();
}

/// <summary>The same application id with other content.</summary>
internal sealed record ApplyOtherwise : Act
{
    public override Task DoAsync(World world)
    {
        var details = world.Scene.Details();
        var other = details with { Applicant = details.Applicant with { LegalName = "Omega Foods LLC", EntityType = EntityType.Government }, Documents = [] };
        if (!world.HasApplied) return Task.CompletedTask;
        world.OtherApplications++;
        return world.Platform.PublishAsync("service-requests", ConnectionFlow.Request(other));
    }
}

internal enum Share
{
    Whole,
    Half,
    Hundred,
}

/// <summary>The same number is the same payment.</summary>
internal sealed record Pay(int Number, Share Share, PaymentPurpose Purpose = PaymentPurpose.Deposit) : Act
{
    public override Task DoAsync(World world) => world.PayAsync($"{Purpose}-{Number}", AmountIn(world.Scene), Purpose);

    private decimal AmountIn(Scene scene) => Share switch
    {
        Share.Whole => DepositTerms.InFull(scene),
        Share.Half => decimal.Round(DepositTerms.InFull(scene) / 2, 2),
        _ => 100m,
    };
}

internal sealed record FilePaper(DocumentKind Kind) : Act
{
    public override async Task DoAsync(World world)
    {
        using var filed = await world.SendAsync("/api/service-requests/nc-1/documents", new { kind = $"{Kind}", blobName = $"{Kind}-late.pdf" }, world.Filer);
    }
}

internal sealed record Withdraw : Act
{
    public override async Task DoAsync(World world)
    {
        await world.NoteStageAsync("withdrawn");
        using var answer = await world.SendAsync("/api/service-requests/nc-1/withdrawal", body: null, world.Filer);
        if (answer.IsSuccessStatusCode) world.IsWithdrawn = true;
    }
}
