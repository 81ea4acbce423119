import { type Configuration, knownString, type Resource } from "../configuration";

/** `application` or `network`, where it is known. */
export function balancerTypeOf({ attributes }: Resource): string | undefined {
  const { load_balancer_type: type } = attributes;
  return type === undefined || type === null ? "application" : knownString(type);
}

/** The load balancer of a listener, if it is in the configuration. */
export function loadBalancerOf({ attributes }: Resource, configuration: Configuration): Resource | undefined {
  const found = configuration.referredBy(attributes.load_balancer_arn);
  return found?.type === "aws_lb" || found?.type === "aws_alb" ? found : undefined;
}
