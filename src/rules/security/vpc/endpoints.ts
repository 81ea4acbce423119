import { type Configuration, isKnown, knownString, type Resource } from "../../configuration";
import type { SecurityRule } from "../security-rule";
import { vpc } from "./vpc-example";

/** What tasks and instances need of AWS in a subnet without a way out. */
const SERVICES = ["ecr.api", "ecr.dkr", "ssm"];

/** Whether what calls AWS leaves the VPC for that. */
export const endpointRules: readonly SecurityRule[] = [
  {
    id: "SEC414",
    severity: "warning",
    level: "strict",
    resourceType: "aws_vpc",
    checks: ["EC2.55", "EC2.56", "EC2.57"],
    title: "images are pulled, and Systems Manager is asked, without leaving the VPC",
    explanation: "Without endpoints, calls go by way of the internet, and no policy of an endpoint can limit them.",
    fix: "Add an aws_vpc_endpoint of the type Interface for each; they are charged by the hour and zone.",
    source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-55",
    check(resource, configuration) {
      const names = servicesOf(resource, configuration);
      // One whose name nobody knows may be any of them.
      if (names.includes(undefined)) return [];
      return SERVICES.filter((service) => !names.some((name) => name?.endsWith(`.${service}`))).map((service) => {
        return {
          property: "id",
          got: `a VPC without an endpoint of ${service}`,
          allowed: "one with an aws_vpc_endpoint",
        };
      });
    },
    examples: { failing: vpc({ aws_vpc_endpoint: undefined }), passing: vpc() },
  },
];

/** The services that a VPC has endpoints of, as far as they are known. The region in a name mostly is not. */
function servicesOf(vpc: Resource, configuration: Configuration): readonly (string | undefined)[] {
  const own = configuration.referring(vpc, "aws_vpc_endpoint", "vpc_id");
  const elsewhere = configuration
    .resources("aws_vpc_endpoint")
    .filter(({ attributes: { vpc_id: id } }) => !isKnown(id) && configuration.referredIn(id).length === 0);
  return [...own, ...elsewhere].map(({ attributes: { service_name: name } }) => {
    const [, end] = /\.[^.{}]*\$\{[^{}]*\}(\.[a-z0-9.-]+)$/.exec(typeof name === "string" ? name : "") ?? [];
    return end ?? knownString(name);
  });
}
