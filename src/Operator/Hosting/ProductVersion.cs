using System.Reflection;

namespace NetworkTelemetry.Operator.Hosting;

internal static class ProductVersion
{
    /// <summary>Without what the build appends after a plus sign.</summary>
    public static string Current { get; } =
        (typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];
}
