using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Fleet;

/// <summary>The plans of all deployments, written by the NetworkDeployment controller.</summary>
internal sealed class PlanBoard() : Board<ObjectKey, DeploymentPlan, PlanChange>(plan => plan.Key, PlanChange.Between);
