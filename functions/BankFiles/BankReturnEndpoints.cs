using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.BankFiles;

/// <summary>Returned drafts by month, their rates, and what staff do with those that wait for a person.</summary>
public sealed class BankReturnEndpoints(ReturnStore store, ResolveReturn resolve, EffectiveDated<ReturnCodes> policies, ContractReader reader, TimeProvider time)
{
    private const string MonthFormat = "yyyy-MM";

    /// <summary>GET bank-returns/2026-03: the month's returns, and each company's rates against their limits in percent. Amounts in dollars.</summary>
    [Function(nameof(GetBankReturns))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetBankReturns(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bank-returns/{month}")] HttpRequest request, string month, CancellationToken cancellation)
    {
        if (!IsMonth(month)) return NoMonth;
        var items = await store.MonthAsync(month, cancellation);
        var drafts = (await store.DraftsAsync(month, cancellation)).ToDictionary(count => count.CompanyId, count => count.Drafts);
        var limits = policies.On(BusinessCalendar.DateOf(time.GetUtcNow())).Limits;
        return new OkObjectResult(new ReturnMonthView(month, [.. ReturnMonth.Of(items, drafts, limits)], [.. items.Select(ReturnView.Of)]));
    }

    /// <summary>{companyId, drafts}: how many drafts a company made in the month, by which its rates are counted. A later count replaces an earlier one.</summary>
    [Function(nameof(NoteDraftCount))]
    [Allow(Caller.Staff, StaffRole.Senior)]
    public async Task<IActionResult> NoteDraftCount(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bank-returns/{month}/drafts")] HttpRequest request, string month, CancellationToken cancellation)
    {
        if (!IsMonth(month)) return NoMonth;
        var read = await JsonBody<EnteredDraftCount>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } count) return read.Problem!;
        var now = time.GetUtcNow();
        await store.NoteDraftsAsync(new()
        {
            Id = DraftCountDocument.IdFor(count.CompanyId),
            AccountId = ReturnedItemDocument.PartitionOf(month),
            CompanyId = count.CompanyId,
            Drafts = count.Drafts,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = request.Staff().SignIn,
        }, cancellation);
        return new NoContentResult();
    }

    /// <summary>{why, accountId?, paymentId?}: takes that payment back by the return, or closes the return with a reason.</summary>
    [Function(nameof(ResolveBankReturn))]
    [Allow(Caller.Staff, StaffRole.Senior)]
    public async Task<IActionResult> ResolveBankReturn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bank-returns/{month}/{id}/resolution")] HttpRequest request,
        string month,
        string id,
        CancellationToken cancellation)
    {
        if (!IsMonth(month)) return NoMonth;
        var read = await JsonBody<EnteredResolution>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } asked) return read.Problem!;
        return await resolve.RunAsync(month, id, asked.AccountId, asked.PaymentId, asked.Why, request.Staff().SignIn, cancellation) switch
        {
            ReturnResolution.Done done => new OkObjectResult(ReturnView.Of(done.Item)),
            ReturnResolution.NotWaiting => Problems.Refused(StatusCodes.Status409Conflict, "not-waiting", "The return waits for nobody.", "Nothing was changed."),
            ReturnResolution.NoSuchPayment => Problems.Refused(StatusCodes.Status409Conflict, "no-such-payment", "This payment cannot be taken back.", "The account has no such payment, or it was returned before."),
            _ => Problems.NotFound("There is no such return in this month."),
        };
    }

    private static IActionResult NoMonth => Problems.Invalid("month", "must be a month such as 2026-03");

    private static bool IsMonth(string month) => DateOnly.TryParseExact(month, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
