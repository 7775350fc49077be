namespace Serverless.Orchestrations.Delinquency;

/// <summary>Whether the debtor has assured the utility of payment for service after the petition (11 U.S.C. 366).</summary>
public enum Assurance
{
    NotFurnished,

    /// <summary>Offered, and nobody has said whether it is adequate.</summary>
    Offered,
    Furnished,

    /// <summary>A court is asked to change it.</summary>
    BeforeCourt,
}

/// <summary>A case under title 11. In a voluntary case the petition is the order for relief; both dates are kept.</summary>
/// <param name="OrderForRelief">Null until it is entered, in an involuntary case.</param>
/// <param name="Assurance">Null when it is not known.</param>
/// <param name="End">Null while the case is open.</param>
public sealed record BankruptcyCase(string CaseNumber, int Chapter, DateOnly Petition, DateOnly? OrderForRelief, Assurance? Assurance, BankruptcyEnd? End)
{
    public bool IsOpenOn(DateOnly day) => End is null || day < End.On;

    /// <summary>Whether debt from before the order for relief may not be collected.</summary>
    public bool BarsOldDebt(DateOnly day) => IsOpenOn(day) || End!.IsDischarge;
}

/// <param name="On">The first day on which the case is no longer open.</param>
/// <param name="IsDischarge">Whether the debt was discharged. Otherwise the case was dismissed, and the debt is owed as before.</param>
public sealed record BankruptcyEnd(DateOnly On, bool IsDischarge);
