using Microsoft.Extensions.Hosting;
using Serverless.Tests.Conformance.Functions.App;

await SampleApp.CreateBuilder(args).Build().RunAsync();
