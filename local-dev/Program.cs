using Serverless.LocalDev.Commands;

return await CommandLine.RunAsync(args);
