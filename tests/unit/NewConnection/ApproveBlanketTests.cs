using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>A blanket instrument secures nothing before others than who entered it agree, as many as its amount asks for.</summary>
public sealed class ApproveBlanketTests
{
    private const string Desk = "senior.one@utility.example";
    private static readonly StaffMember Supervisor = new("supervisor.one@utility.example", StaffRole.Supervisor);
    private static readonly StaffMember ManagerOne = new("manager.one@utility.example", StaffRole.Manager);
    private static readonly StaffMember ManagerTwo = new("manager.two@utility.example", StaffRole.Manager);

    private static ApprovalRule Rule => ApprovalPolicy.Default.On(new(2026, 3, 2)).For(ApproveBlanket.Kind);

    [Fact]
    public void Fifty_millions_take_two_managers()
    {
        var entered = Blanket(50_000_000m);
        Assert.Equal(BlanketApprovalRefusal.AboveLimit, Decide(entered, Supervisor).Refusal);
        var once = Decide(entered, ManagerOne).Blanket!;
        Assert.False(once.IsApproved);
        Assert.Same(once, Decide(once, ManagerOne).Blanket);
        Assert.True(Decide(once, ManagerTwo).Blanket!.IsApproved);
    }

    [Fact]
    public void A_supervisor_suffices_for_ten_thousand()
    {
        var (approved, _) = Decide(Blanket(10_000m), Supervisor);
        Assert.True(approved!.IsApproved);
        Assert.Equal(new BlanketApproval(Supervisor.SignIn, "Seen in the vault", Sample.Now), Assert.Single(approved.Approvals));
    }

    [Fact]
    public void Who_entered_it_never_approves_it_under_any_name_they_had()
    {
        var entered = Blanket(10_000m);
        Assert.Equal(BlanketApprovalRefusal.OwnEntry, Decide(entered with { EnteredBy = "Manager.ONE@utility.example " }, ManagerOne).Refusal);
        Assert.Equal(BlanketApprovalRefusal.OwnEntry, Decide(entered, ManagerOne with { FormerSignIns = [Desk] }).Refusal);
    }

    [Fact]
    public void Who_entered_it_stays_whatever_is_done_to_it()
    {
        var approved = Decide(Blanket(10_000m), Supervisor).Blanket!;
        var allocated = AllocateBlanket.Decide(approved, Connection.Bond() with { Form = SecurityForm.BlanketAllocation, Amount = 100m }, "Alpha Foods Inc", Sample.Now);
        Assert.Equal(Desk, allocated?.EnteredBy);
    }

    private static (BlanketDocument? Blanket, BlanketApprovalRefusal? Refusal) Decide(BlanketDocument blanket, StaffMember by) =>
        ApproveBlanket.Decide(blanket, Rule, by, "Seen in the vault", Sample.Now);

    private static BlanketDocument Blanket(decimal amount) => new()
    {
        Id = BlanketDocument.DocumentId,
        AccountId = "blanket-1",
        Offer = Connection.Blanket() with { Amount = amount },
        RenewalDates = [],
        PolicyFrom = Connection.Security.EffectiveFrom,
        EnteredBy = Desk,
        ApprovalsNeeded = Rule.ApproversNeeded(amount),
        Parts = new Dictionary<string, BlanketPart>(),
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = Desk,
    };
}
