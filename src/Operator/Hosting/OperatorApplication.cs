using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Logging;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Instrumentation;

namespace NetworkTelemetry.Operator.Hosting;

/// <summary>The process: the controllers, and HTTP for those who watch it.</summary>
internal static class OperatorApplication
{
    /// <summary>The server starts after the controllers; a taken port is better found before anybody takes part in an election.</summary>
    /// <exception cref="SocketException">The address is taken, or not of this machine.</exception>
    public static void RequireFree(IPEndPoint endpoint)
    {
        var any = endpoint.Address.Equals(IPAddress.IPv6Any);
        var address = any && !Socket.OSSupportsIPv6 ? IPAddress.Any : endpoint.Address;
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (any && Socket.OSSupportsIPv6) socket.DualMode = true;
        socket.Bind(new IPEndPoint(address, endpoint.Port));
        socket.Listen();
    }

    public static WebApplication Create(OperatorArguments arguments, KubernetesClientConfiguration configuration)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "telemetry-operator" });
        builder.Logging.SetMinimumLevel(arguments.LogLevel).AddFilter("Microsoft", LogLevel.Warning).AddProvider(new LineLoggerProvider(TimeProvider.System));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            Listen(kestrel, arguments.Metrics);
            if (arguments.HealthProbe is { } health && !health.Equals(arguments.Metrics)) Listen(kestrel, health);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddOperator(arguments, configuration);

        var application = builder.Build();
        Map(application);
        return application;
    }

    private static void Map(WebApplication application)
    {
        var registry = application.Services.GetRequiredService<MetricRegistry>();
        registry.Add(application.Services.GetRequiredService<FleetFigures>());
        registry.Add(new ProcessMetrics());
        var health = application.Services.GetRequiredService<OperatorHealth>();
        application.MapMetrics(registry);
        application.MapGet("/healthz", context => AnswerAsync(context, health.IsAlive, health.Failure));
        application.MapGet("/readyz", context => AnswerAsync(context, health.IsReady, health.Failure ?? "the caches have not arrived yet"));
    }

    private static Task AnswerAsync(HttpContext context, bool good, string? problem)
    {
        context.Response.StatusCode = good ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(good ? "ok\n" : $"{problem}\n");
    }

    // "Any" means IPv4 too, and also where the kernel has no IPv6.
    private static void Listen(KestrelServerOptions kestrel, IPEndPoint endpoint)
    {
        if (endpoint.Address.Equals(IPAddress.IPv6Any)) kestrel.ListenAnyIP(endpoint.Port);
        else kestrel.Listen(endpoint);
    }
}
