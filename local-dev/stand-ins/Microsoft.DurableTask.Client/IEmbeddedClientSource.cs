namespace Microsoft.DurableTask.Client;

/// <summary>The embedded engine, as the client packages see it: they lie below it.</summary>
internal interface IEmbeddedClientSource
{
    DurableTaskClient CreateClient(string name, DurableTaskClientOptions options);
}
