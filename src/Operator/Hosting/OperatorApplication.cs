using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Logging;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Authorization;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Instrumentation;

namespace NetworkTelemetry.Operator.Hosting;

/// <summary>The process: the controllers, and HTTP for those who watch it.</summary>
internal static class OperatorApplication
{
    private static readonly object HealthOnly = new();

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
            Listen(kestrel, arguments.Metrics, arguments.MetricsTls ? Secured : _ => { });
            if (arguments.HealthProbe is { } health && !health.Equals(arguments.Metrics)) Listen(kestrel, health, ForHealthOnly);
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
        application.Services.GetRequiredService<CertificateInstruments>();
        application.MapGet("/metrics", Metrics(application));
        application.MapGet("/healthz", context => AnswerAsync(context, health.IsAlive, health.Failure));
        application.MapGet("/readyz", context => AnswerAsync(context, health.IsReady, health.Failure ?? health.WaitingFor ?? "the caches have not arrived yet"));
    }

    private static Task AnswerAsync(HttpContext context, bool good, string? problem)
    {
        context.Response.StatusCode = good ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(good ? "ok\n" : $"{problem}\n");
    }

    // "Any" means IPv4 too, and also where the kernel has no IPv6.
    private static void Listen(KestrelServerOptions kestrel, IPEndPoint endpoint, Action<ListenOptions> configure)
    {
        if (endpoint.Address.Equals(IPAddress.IPv6Any)) kestrel.ListenAnyIP(endpoint.Port, configure);
        else kestrel.Listen(endpoint, configure);
    }

    private static void Secured(ListenOptions endpoint)
    {
        var certificate = endpoint.ApplicationServices.GetRequiredService<OwnCertificate>();
        endpoint.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(certificate.Current()) });
    }

    // A port that is open for probes must not show what is guarded on the other one.
    private static void ForHealthOnly(ListenOptions endpoint) => endpoint.Use(next => connection =>
    {
        connection.Items[HealthOnly] = true;
        return next(connection);
    });

    private static RequestDelegate Metrics(WebApplication application)
    {
        var registry = application.Services.GetRequiredService<MetricRegistry>();
        var guard = application.Services.GetService<MetricsGuard>();
        Task ServeAsync(HttpContext context) => MetricEndpoint.ServeAsync(context, registry);
        return context =>
        {
            if (context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(HealthOnly) == true)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            return guard is null ? ServeAsync(context) : guard.InvokeAsync(context, ServeAsync);
        };
    }
}
