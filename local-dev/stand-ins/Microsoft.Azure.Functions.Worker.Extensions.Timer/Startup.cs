using Microsoft.Azure.Functions.Worker.Core;
using Serverless.LocalDev.Functions.Timers;

[assembly: WorkerExtensionStartup(typeof(TimerExtensionStartup))]
