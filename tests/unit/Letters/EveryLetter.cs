using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Tests.Unit.Letters;

/// <summary>Every letter a flow sends, with every value that can stand in it.</summary>
internal static class EveryLetter
{
    private static readonly DateTimeOffset Ends = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Every code that can end a case or hand it to a person.</summary>
    public static IEnumerable<string> Reasons =>
        typeof(CaseReasons).GetFields().Where(constant => constant.IsLiteral).Select(constant => (string)constant.GetRawConstantValue()!);

    public static IEnumerable<CaseLetter> All =>
    [
        ConfirmService.Letter(new(Sample.Start with { Details = Sample.Details() with { Services = Enum.GetValues<UtilityService>() } }, "fo-1000000001-on1", new(2026, 3, 11))),
        WelcomeApplicant.Letter(Welcome),
        .. new[] { 1, 2 }.Select(number => AskForEvidence.Letter(new(Sample.Case, number, Enum.GetValues<DocumentKind>(), Ends))),
        .. Enum.GetValues<SecurityForm>().Select(form => RequestSecurity.Letter(new(Sample.Case, 2808m, form, Ends), "security", "Letter about the deposit")),
        RemindOfSecurity.Letter(new(Sample.Case, 1, Ends)),
        CloseConnection.Letter(new(Sample.Case, new(CaseReasons.Withdrawn, NewConnectionResult.Withdrawn))),
        .. Reasons.SelectMany(reason => new[]
        {
            CloseConnection.Letter(new(Sample.Case, new(reason))),
            RefuseRequest.Letter(new(Sample.Case, reason)),
            HandCaseToPerson.Letter(new(Sample.Case, reason)),
        }),
    ];

    public static string Text(CaseLetter letter) =>
        letter.Render(Sample.Account().Customer, CustomerContact.Default.On(new(2026, 3, 2))).Content.ToString();

    private static NewConnectionInput Welcome => new(
        Sample.Case, "portal", NewConnection.Connection.Details() with { Services = Enum.GetValues<UtilityService>() },
        NewConnectionPolicy.Default.On(NewConnection.Connection.Today), NewConnection.Connection.Security, BusinessCalendar.Default.On(NewConnection.Connection.Today));
}
