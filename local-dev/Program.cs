using Serverless.LocalDev.Commands;
using Serverless.Orchestrations.Contracts;

if (!UnicodeSupport.IsThere)
{
    await Console.Error.WriteLineAsync(UnicodeSupport.Missing);
    return 1;
}
return await CommandLine.RunAsync(args);
