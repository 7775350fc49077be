using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Requests;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>How many papers and contacts a request may bring, and until when.</summary>
public sealed class PaperLimitTests
{
    private static readonly IntakeLimits Limits = IntakeLimits.Default.On(Connection.Today);
    private static readonly FiledDocument Paper = new(DocumentKind.LoadCalculation, "late.pdf");

    [Fact]
    public void The_limits_are_those_that_are_told_to_partners() =>
        Assert.Equal((200, 20, 20, 2000, 500), (Limits.PapersPerCase, Limits.ContactsPerRequest, Limits.CallbackPhonesPerOutage, Limits.ReportsPerOutage, Limits.EntriesFromOutsidePerCase));

    [Fact]
    public void A_paper_past_the_most_is_refused_and_one_on_file_may_come_again()
    {
        var full = File(Limits.PapersPerCase);
        Assert.Equal("a case takes at most 200 papers, and has them", Assert.IsType<PaperRefusal.PastLimit>(Check(full, Paper)).Limit.ToString());
        Assert.Null(Check(full, full.Filed[7]));
        Assert.Null(Check(File(Limits.PapersPerCase - 1), Paper));
    }

    [Fact]
    public void An_ended_case_takes_no_paper()
    {
        Assert.IsType<PaperRefusal.CaseEnded>(Check(File(1), Paper, Sample.OpenedCase() with { Status = CaseStatus.Refused }));
        Assert.IsType<PaperRefusal.CaseEnded>(Check(File(1), Paper, Sample.OpenedCase().With(new(CaseDocument.WithdrawalKey, Sample.Now, "Withdrawn"))));
    }

    [Fact]
    public void A_case_with_as_many_entries_from_outside_as_it_takes_gets_no_paper()
    {
        var busy = Sample.OpenedCase() with
        {
            Timeline = [.. Enumerable.Range(0, Limits.EntriesFromOutsidePerCase).Select(number => new TimelineEntry($"e-{number}", Sample.Now, "Offered").FromOutside())],
        };
        Assert.Equal("entries from outside", Assert.IsType<PaperRefusal.PastLimit>(Check(File(1), Paper, busy)).Limit.What);
        Assert.Null(Check(File(1), Paper, busy with { Timeline = [.. busy.Timeline.Skip(1), new("own", Sample.Now, "Letter sent")] }));
    }

    [Theory]
    [InlineData(20, 200, "")]
    [InlineData(21, 200, "newConnection.contacts")]
    [InlineData(20, 201, "newConnection.documents")]
    public void An_application_names_at_most_so_many_contacts_and_papers(int contacts, int papers, string problem)
    {
        var details = Connection.Details() with
        {
            Contacts = [.. Enumerable.Range(0, contacts).Select(number => new Contact(ContactRole.Agent, $"Agent {number}"))],
            Documents = [.. Enumerable.Range(0, papers).Select(number => new FiledDocument(DocumentKind.LoadCalculation, $"{number}.pdf"))],
        };
        var request = Sample.Request() with { Type = ServiceRequestType.NewCommercialConnection, ResidentialStart = null, NewConnection = details };
        var reading = Sample.Reader.Read<ServiceRequested>(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(request, ContractJson.Options));
        Assert.Equal(problem, string.Join(' ', reading.Problems.Select(found => found.Field)));
    }

    [Fact]
    public void All_that_the_limits_let_in_fits_one_batch_of_the_store()
    {
        var longest = new string('‹', 500);
        var file = File(0) with
        {
            Filed = [.. Enumerable.Range(0, Limits.PapersPerCase).Select(number => new FiledDocument(DocumentKind.LoadCalculation, $"{number:00000}{longest[..250]}"))],
            Overrides = [.. Enumerable.Range(0, Limits.EntriesFromOutsidePerCase - Limits.PapersPerCase).Select(number => new DepositOverride($"{number}", 1m, longest, "senior.one@utility.example"))],
        };
        var full = Sample.OpenedCase() with
        {
            Timeline = [.. Enumerable.Range(0, Limits.EntriesFromOutsidePerCase).Select(number => new TimelineEntry($"security-offered-{number}{longest[..64]}", Sample.Now, longest[..80]).FromOutside())],
        };
        Assert.InRange(DocumentStream.Of(file).Length + DocumentStream.Of(full).Length, 1, BatchParts.MostBytes);
    }

    private static PaperRefusal? Check(ConnectionDocument file, FiledDocument paper, CaseDocument? current = null) =>
        EvidenceFiling.Check(current ?? Sample.OpenedCase(), file, paper, Limits);

    private static ConnectionDocument File(int papers) => new()
    {
        Id = "connection-req-1",
        AccountId = Sample.AccountId,
        RequestId = "req-1",
        Details = Connection.Details(),
        Filed = [.. Enumerable.Range(0, papers).Select(number => new FiledDocument(DocumentKind.LoadCalculation, $"{number}.pdf"))],
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "req-1",
    };
}
