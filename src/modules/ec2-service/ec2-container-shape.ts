import { bool, list, number, object, required, string } from "../../module/shape/shape";
import { CONTAINER } from "../task/container-shape";

const LINUX = object({
  capabilities: object({ add: list(string), drop: list(string) }),
  devices: list(object({ hostPath: required(string), containerPath: string, permissions: list(string) })),
  initProcessEnabled: bool,
  maxSwap: number,
  sharedMemorySize: number,
  swappiness: number,
  tmpfs: list(object({ containerPath: required(string), size: required(number), mountOptions: list(string) })),
});

/**
 * A container as the ECS API has it, with what instances can do and Fargate cannot.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export const EC2_CONTAINER = object({
  ...CONTAINER.members,
  linuxParameters: LINUX,
  links: list(string),
  hostname: string,
  privileged: bool,
  disableNetworking: bool,
  dnsServers: list(string),
  dnsSearchDomains: list(string),
  extraHosts: list(object({ hostname: required(string), ipAddress: required(string) })),
  dockerSecurityOptions: list(string),
  resourceRequirements: list(object({ type: required(string), value: required(string) })),
  credentialSpecs: list(string),
});
