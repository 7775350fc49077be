using Microsoft.Extensions.Hosting;
using Serverless.Benchmarks.Application;

await BenchmarkApp.CreateBuilder(args).Build().RunAsync();
