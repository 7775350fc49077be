using System.Net.Sockets;
using Microsoft.Azure.Amqp.Transport;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// A socket as the AMQP library wants it; its own is internal. What is read ahead is kept, since the library asks for four
/// bytes of every frame first.
/// </summary>
internal sealed class SocketTransport : TransportBase
{
    private readonly Socket socket;
    private readonly byte[] received = new byte[64 * 1024];
    private int start;
    private int end;

    public SocketTransport(Socket socket) : base("tcp")
    {
        this.socket = socket;
        LocalEndPoint = socket.LocalEndPoint!.ToString()!;
        RemoteEndPoint = socket.RemoteEndPoint!.ToString()!;
    }

    public override string LocalEndPoint { get; }

    public override string RemoteEndPoint { get; }

    public override void SetMonitor(Microsoft.Azure.Amqp.ITransportMonitor usageMeter)
    {
    }

    /// <returns>True when the callback will be called; false when the read has ended.</returns>
    public override bool ReadAsync(TransportAsyncCallbackArgs args)
    {
        if (start == end)
        {
            ValueTask<int> reading;
            try
            {
                reading = socket.ReceiveAsync(received.AsMemory());
            }
            catch (Exception failed) when (failed is SocketException or ObjectDisposedException)
            {
                return Complete(args, 0, failed);
            }
            if (!reading.IsCompletedSuccessfully)
            {
                _ = FinishReadAsync(reading, args);
                return true;
            }
            (start, end) = (0, reading.Result);
        }
        return Complete(args, TakeReceived(args), null);
    }

    /// <inheritdoc cref="ReadAsync"/>
    public override bool WriteAsync(TransportAsyncCallbackArgs args)
    {
        Task<int> writing;
        try
        {
            writing = socket.SendAsync(Segments(args), SocketFlags.None);
        }
        catch (Exception failed) when (failed is SocketException or ObjectDisposedException)
        {
            return Complete(args, 0, failed);
        }
        if (writing.IsCompletedSuccessfully) return Complete(args, writing.Result, null);
        _ = FinishWriteAsync(writing, args);
        return true;
    }

    protected override bool CloseInternal()
    {
        socket.Dispose();
        return true;
    }

    protected override void AbortInternal() => socket.Dispose();

    private static ArraySegment<byte>[] Segments(TransportAsyncCallbackArgs args)
    {
        if (args.ByteBufferList is not { } buffers) return [new(args.Buffer, args.Offset, args.Count)];
        var segments = new ArraySegment<byte>[buffers.Count];
        for (var index = 0; index < segments.Length; index++) segments[index] = new(buffers[index].Buffer, buffers[index].Offset, buffers[index].Length);
        return segments;
    }

    private async Task FinishReadAsync(ValueTask<int> reading, TransportAsyncCallbackArgs args)
    {
        try
        {
            (start, end) = (0, await reading);
            args.BytesTransfered = TakeReceived(args);
            args.Exception = null;
        }
        catch (Exception failed) when (failed is SocketException or ObjectDisposedException)
        {
            args.Exception = failed;
        }
        args.CompletedSynchronously = false;
        args.CompletedCallback(args);
    }

    private static async Task FinishWriteAsync(Task<int> writing, TransportAsyncCallbackArgs args)
    {
        try
        {
            args.BytesTransfered = await writing;
            args.Exception = null;
        }
        catch (Exception failed) when (failed is SocketException or ObjectDisposedException)
        {
            args.Exception = failed;
        }
        args.CompletedSynchronously = false;
        args.CompletedCallback(args);
    }

    private static bool Complete(TransportAsyncCallbackArgs args, int count, Exception? failed)
    {
        args.BytesTransfered = count;
        args.Exception = failed;
        args.CompletedSynchronously = true;
        return false;
    }

    private int TakeReceived(TransportAsyncCallbackArgs args)
    {
        var count = Math.Min(args.Count, end - start);
        received.AsSpan(start, count).CopyTo(args.Buffer.AsSpan(args.Offset));
        start += count;
        return count;
    }
}
