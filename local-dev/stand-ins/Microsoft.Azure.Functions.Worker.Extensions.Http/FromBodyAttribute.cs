using Microsoft.Azure.Functions.Worker.Converters;
using Serverless.LocalDev.Functions.Http;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reads the parameter from the request's JSON body.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromBodyAttribute : InputConverterAttribute
{
    public FromBodyAttribute() : base(typeof(FromBodyConverter)) { }
}
