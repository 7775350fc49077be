using System.Runtime.CompilerServices;

namespace Microsoft.DurableTask;

/// <summary>Makes an <see cref="AsyncPageable{T}"/> from a function that fetches one page.</summary>
public static class Pageable
{
    public static AsyncPageable<T> Create<T>(Func<string?, CancellationToken, Task<Page<T>>> pageFunc)
        where T : notnull => new Fetched<T>((token, _, cancellation) => pageFunc(token, cancellation));

    public static AsyncPageable<T> Create<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> pageFunc)
        where T : notnull => new Fetched<T>(pageFunc);

    private sealed class Fetched<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> fetch) : AsyncPageable<T>
        where T : notnull
    {
        public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = default, int? pageSizeHint = default) =>
            PagesAsync(continuationToken, pageSizeHint);

        private async IAsyncEnumerable<Page<T>> PagesAsync(
            string? token, int? pageSize, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            do
            {
                var page = await fetch(token, pageSize, cancellation);
                yield return page;
                token = page.ContinuationToken;
            }
            while (token is not null);
        }
    }
}
