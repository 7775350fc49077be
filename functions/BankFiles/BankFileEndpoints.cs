using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.BankFiles;

/// <summary>What banks' files held and what became of it, for staff; and a supervisor's release of what is out of balance.</summary>
public sealed class BankFileEndpoints(BankFileStore files, ContractReader reader, TimeProvider time)
{
    private const string List = "bank-files";

    private sealed record Reason([property: Entered(TextForm.Lines)] string Why) : IEntry
    {
        public IEnumerable<FieldProblem> Problems() => Why.Length is 0 or > 500 ? [new("why", "must have 1 to 500 characters")] : [];
    }

    private static IActionResult NoSuchFile => Problems.NotFound("No file of this id was read.");

    /// <summary>GET bank-files?continuation=…: first the files being worked on, then the others, the latest first, a page at a time.</summary>
    [Function(nameof(ListBankFiles))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> ListBankFiles(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bank-files")] HttpRequest request, CancellationToken cancellation)
    {
        if (!PageToken.TryRead(List, request.Query[PageToken.Parameter], out var from)) return PageToken.Refusal;
        var open = from is null ? await files.OpenAsync(cancellation) : [];
        var (page, next) = await files.ListAsync(from, cancellation);
        return new OkObjectResult(new BankFilePage([.. open.Concat(page).Select(BankFileView.Of)], PageToken.Of(List, next)));
    }

    [Function(nameof(GetBankFile))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetBankFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bank-files/{fileId}")] HttpRequest request, string fileId, CancellationToken cancellation) =>
        await files.FindAsync(fileId, cancellation) is { } file ? new OkObjectResult(BankFileView.Of(file)) : NoSuchFile;

    /// <summary>One page of the report: a line for each item that was acted on.</summary>
    [Function(nameof(GetBankFileLines))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetBankFileLines(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bank-files/{fileId}/pages/{page}")] HttpRequest request,
        string fileId,
        string page,
        CancellationToken cancellation) =>
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await files.FindPageAsync(fileId, number, cancellation) is { } found
            ? new OkObjectResult(found.Lines)
            : Problems.NotFound("The file's report has no such page.");

    /// <summary>{why}: posts a file although it is out of balance. Its batches out of balance still wait. Sent again it changes nothing.</summary>
    [Function(nameof(ReleaseBankFile))]
    [Allow(Caller.Staff, StaffRole.Supervisor)]
    public Task<IActionResult> ReleaseBankFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bank-files/{fileId}/release")] HttpRequest request, string fileId, CancellationToken cancellation) =>
        ReleaseAsync(request, fileId, batch: null, cancellation);

    /// <summary>{why}: posts what could be read of a batch although it is out of balance. Sent again it changes nothing.</summary>
    [Function(nameof(ReleaseBankBatch))]
    [Allow(Caller.Staff, StaffRole.Supervisor)]
    public Task<IActionResult> ReleaseBankBatch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bank-files/{fileId}/batches/{number}/release")] HttpRequest request,
        string fileId,
        string number,
        CancellationToken cancellation) =>
        ReleaseAsync(request, fileId, int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var batch) ? batch : 0, cancellation);

    private async Task<IActionResult> ReleaseAsync(HttpRequest request, string fileId, int? batch, CancellationToken cancellation)
    {
        var read = await JsonBody<Reason>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } reason) return read.Problem!;
        ReleaseRefusal? refusal = null;
        var file = await files.ChangeAsync(fileId, current =>
        {
            var decision = Orchestrations.BankFiles.ReleaseBankFile.Decide(current, batch, new(request.Staff().SignIn, time.GetUtcNow(), reason.Why));
            refusal = decision.Refusal;
            return decision.File;
        }, cancellation);
        if (file is null) return NoSuchFile;
        return refusal switch
        {
            ReleaseRefusal.NoSuchBatch => Problems.NotFound("No batch of this number is out of balance in the file."),
            ReleaseRefusal.NotHeld => Problems.Refused(StatusCodes.Status409Conflict, "not-held", "The file waits for nobody.", "Nothing was changed."),
            ReleaseRefusal.FileIsHeld => Problems.Refused(StatusCodes.Status409Conflict, "file-held", "The whole file is held or refused.", "Decide on the file first."),
            _ => new OkObjectResult(BankFileView.Of(file)),
        };
    }
}
