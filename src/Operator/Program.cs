using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
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

foreach (var endpoint in new[] { arguments.Metrics, arguments.HealthProbe ?? arguments.Metrics })
{
    try
    {
        OperatorApplication.RequireFree(endpoint);
    }
    catch (SocketException e)
    {
        Console.Error.WriteLine($"telemetry-operator: can't listen on {endpoint}: {e.Message}");
        return 1;
    }
}

await using var application = OperatorApplication.Create(arguments, configuration);
var needs = OperatorNeeds.Of(arguments, OperatorComposition.OwnNamespace(arguments, configuration));
if (await StartCheck.FindProblemAsync(application.Services.GetRequiredService<KubernetesClient>(), configuration, needs, TimeProvider.System) is { } problem)
{
    Console.Error.WriteLine($"telemetry-operator: {problem}");
    return 1;
}

await application.RunAsync();
return Environment.ExitCode;
