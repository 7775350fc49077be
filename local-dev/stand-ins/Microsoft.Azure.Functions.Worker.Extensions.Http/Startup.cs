using Microsoft.Azure.Functions.Worker.Core;
using Serverless.LocalDev.Functions.Http;

[assembly: WorkerExtensionStartup(typeof(HttpExtensionStartup))]
