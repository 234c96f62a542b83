using System.Runtime.InteropServices;
using NetworkTelemetry.Prober.Hosting;

ProberOptions options;
try
{
    options = ProberOptions.Parse(args, Environment.GetEnvironmentVariable("POD_IP"));
}
catch (FormatException e)
{
    Console.Error.WriteLine($"telemetry-prober: {e.Message}");
    return 2;
}

var terminated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
void Terminate(PosixSignalContext signal)
{
    signal.Cancel = true;
    terminated.TrySetResult();
}

using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Terminate);
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Terminate);
using var host = new ProberHost(options, TimeProvider.System);
try
{
    await host.StartAsync();
}
catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
{
    Console.Error.WriteLine($"telemetry-prober: can't listen on {options.Listen} and {options.ListenTls}: {e.Message}");
    return 1;
}

await Task.WhenAny(terminated.Task, host.EngineEnded);
await host.StopAsync();
return await host.EngineEnded ? 1 : 0;
