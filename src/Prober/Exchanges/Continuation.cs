namespace NetworkTelemetry.Prober.Exchanges;

/// <summary>Where an exchange goes on when its connection has something.</summary>
internal enum Continuation
{
    /// <summary>On the engine's thread: it only copies.</summary>
    OnEngine,

    /// <summary>
    /// On a thread beside the engine's, for cryptography: a handshake is half a millisecond that nobody else's request should wait for. Through the pool a
    /// probe would cost a sixth more: each of its four waits would then wake two threads, and find the processor's caches cold.
    /// </summary>
    Apart,

    /// <summary>On the thread pool: it looks through text for as long as a user's expression makes it.</summary>
    OnPool,
}
