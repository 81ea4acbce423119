import { type Configuration, isKnown, knownBlocks, type Resource } from "../../configuration";
import type { Finding } from "../../rule";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";
import { inheritedBlock, isForInstances, isTrue } from "./launched";
import { launched } from "./launched-example";

/** How soon somebody sees what instances do. */
export const monitoringRules: readonly SecurityRule[] = forTypes(
  {
    id: "SEC307",
    severity: "warning",
    level: "strict",
    checks: ["AwsSolutions-EC28"],
    title: "instances are monitored every minute",
    explanation:
      "CloudWatch gets the numbers of an instance every five minutes, so alarms and scaling see an attack late.",
    fix: "Set detailedMonitoring, in Terraform monitoring; it is charged by the number of metrics.",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html",
    check: (resource, configuration) => [...found(resource, configuration)],
  },
  {
    aws_launch_template: {
      failing: launched("aws_launch_template", { monitoring: { enabled: false } }),
      passing: launched("aws_launch_template", { monitoring: { enabled: true } }),
    },
    // A launch configuration has it every minute, unless it says otherwise.
    aws_launch_configuration: {
      failing: launched("aws_launch_configuration", { enable_monitoring: false }),
      passing: launched("aws_launch_configuration", {}),
    },
    aws_instance: {
      failing: launched("aws_instance", { monitoring: false }),
      passing: launched("aws_instance", { monitoring: true }),
    },
  },
);

function* found(resource: Resource, configuration: Configuration): Iterable<Finding> {
  const { type, attributes } = resource;
  if (type === "aws_launch_configuration") {
    const { enable_monitoring: got } = attributes;
    if (got === false) yield { property: "enable_monitoring", got, allowed: "true" };
  } else if (type === "aws_instance") {
    const inherited = inheritedBlock(resource, "monitoring", configuration);
    const got = attributes.monitoring ?? inherited?.enabled;
    if (inherited !== undefined && isKnown(got) && !isTrue(got)) yield { property: "monitoring", got, allowed: "true" };
  } else if (!isForInstances(resource, configuration)) {
    const monitoring = knownBlocks(attributes, "monitoring");
    const got = monitoring?.[0]?.enabled;
    const property = monitoring?.length === 0 ? "monitoring.enabled" : "monitoring[0].enabled";
    if (monitoring !== undefined && isKnown(got) && !isTrue(got)) yield { property, got, allowed: "true" };
  }
}
