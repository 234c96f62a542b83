using Microsoft.Extensions.Hosting;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Operator.Hosting;

OperatorArguments arguments;
KubernetesClientConfiguration configuration;
try
{
    arguments = ArgumentParser.Parse(args);
    configuration = KubernetesClientConfiguration.Load(arguments.Kubeconfig);
}
catch (Exception e) when (e is FormatException or KubernetesConfigurationException)
{
    Console.Error.WriteLine($"telemetry-operator: {e.Message}");
    return 2;
}

await using var application = OperatorApplication.Create(arguments, configuration);
try
{
    await application.StartAsync();
}
catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
{
    Console.Error.WriteLine($"telemetry-operator: can't listen on {arguments.Metrics}: {e.Message}");
    return 1;
}

await application.WaitForShutdownAsync();
return Environment.ExitCode;
