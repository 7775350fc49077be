using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>Takes the HTTP answer out of what a function returned: its [HttpResult] property if it has one, else all of it.</summary>
internal sealed class HttpResultReader
{
    private readonly Type? declaring;
    private readonly Func<object, object?>? read;

    public HttpResultReader(MethodInfo method)
    {
        var returned = method.ReturnType.IsGenericType && typeof(Task).IsAssignableFrom(method.ReturnType)
            ? method.ReturnType.GetGenericArguments()[0]
            : method.ReturnType;
        var property = Array.Find(returned.GetProperties(), property => property.IsDefined(typeof(HttpResultAttribute)));
        if (property is null) return;
        declaring = returned;
        var result = Expression.Parameter(typeof(object), "result");
        var value = Expression.Convert(Expression.Property(Expression.Convert(result, returned), property), typeof(object));
        read = Expression.Lambda<Func<object, object?>>(value, result).Compile();
    }

    public object? Read(object? returned) => declaring?.IsInstanceOfType(returned) is true ? read!(returned!) : returned;
}
