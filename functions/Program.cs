using Microsoft.Extensions.Hosting;
using Serverless.Functions;

await App.CreateBuilder(args).Build().RunAsync();
