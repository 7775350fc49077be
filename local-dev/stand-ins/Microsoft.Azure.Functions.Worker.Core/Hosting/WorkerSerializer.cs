using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Serverless.LocalDev.Functions;

/// <summary>The serializer of <see cref="WorkerOptions"/>, or System.Text.Json with web defaults.</summary>
internal static class WorkerSerializer
{
    public static ObjectSerializer Default { get; } = new JsonObjectSerializer(JsonSerializerOptions.Web);

    public static ObjectSerializer Of(FunctionContext context) =>
        context.InstanceServices?.GetService<IOptions<WorkerOptions>>()?.Value.Serializer ?? Default;
}
