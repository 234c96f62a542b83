using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Operator.Certificates;

internal static class CertificateServices
{
    /// <summary>Makes and rotates the certificates of operator and probers. Needs MetricRegistry.</summary>
    /// <param name="ownNamespace">Where the authority's Secret and ConfigMap are kept.</param>
    public static IOperatorBuilder AddCertificates(this IOperatorBuilder builder, string ownNamespace)
    {
        builder.Services.AddSingleton(new OwnNamespace(ownNamespace));
        builder.Services.TryAddSingleton<AuthorityBoard>();
        builder.Services.AddSingleton<AuthorityStore>();
        builder.Services.AddSingleton<OwnCertificate>();
        builder.Services.AddSingleton<NodeCertificates>();
        builder.Services.AddSingleton<CertificateInstruments>();
        builder.Services.AddHostedService<CertificateAuthority>();
        return builder;
    }
}
