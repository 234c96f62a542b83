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

await using var host = new ProberHost(options, TimeProvider.System);
try
{
    await host.Application.StartAsync();
}
catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
{
    Console.Error.WriteLine($"telemetry-prober: can't listen on {options.Listen}: {e.Message}");
    return 1;
}

await Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.WaitForShutdownAsync(host.Application);
return host.HasFailed ? 1 : 0;
