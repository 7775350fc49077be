using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.NewConnection;

public sealed class TellOfLateMeter(CaseStore cases)
{
    [Function(nameof(TellOfLateMeter))]
    public async Task<bool> Run([ActivityTrigger] CaseReference reference, CancellationToken cancellation)
    {
        await cases.NoteAsync(reference, "late-meter", "A meter was set although its order was cancelled; it is being taken out", cancellation: cancellation);
        return true;
    }
}
