namespace Serverless.Tests.Platform.Host.Application;

public sealed record Reading(string Meter, decimal Value);
