namespace Serverless.LocalDev.Store;

/// <summary>The store cannot keep its promise any more (disk full, file read-only or damaged); nothing it had not committed happened.</summary>
public sealed class StoreException : IOException
{
    public StoreException() { }

    public StoreException(string message) : base(message) { }

    public StoreException(string message, Exception? inner) : base(message, inner) { }
}
