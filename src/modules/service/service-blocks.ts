import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { TerraformVariableValidationConfig } from "cdktf";
import type { ModuleStack } from "../../module/module-stack";
import { addBlocks } from "../../module/shape/dynamic-block";
import { bool, list, map, number, object, required, type Shape, string, withDefault } from "../../module/shape/shape";
import { loadBalancerValidations, serviceConnectValidations } from "../task/container-checks";

interface Block {
  /** The name of the input and of the block. */
  readonly input: string;
  readonly shape: Shape;
  readonly description: string;
  readonly validation?: TerraformVariableValidationConfig[];
}

/** What of a service is a block: whatever the caller gives, as the provider has it. */
const BLOCKS: readonly Block[] = [
  {
    input: "load_balancer",
    shape: map(
      object({
        target_group_arn: required(string),
        container_name: required(string),
        container_port: required(number),
      }),
    ),
    validation: loadBalancerValidations(),
    description:
      "Target groups that the tasks are registered in, by names: which container and port of it gets the requests",
  },
  {
    input: "deployment_circuit_breaker",
    shape: object({ enable: required(bool), rollback: required(bool) }),
    description: "Ends a deployment whose tasks do not become healthy, and with `rollback` goes back to the one before",
  },
  {
    input: "deployment_controller",
    shape: object({ type: string }),
    description: "What deploys: `ECS`, `CODE_DEPLOY`. A change replaces the service",
  },
  {
    input: "alarms",
    shape: object({
      alarm_names: required(list(string)),
      enable: withDefault(bool, true),
      rollback: withDefault(bool, true),
    }),
    description: "CloudWatch alarms that end a deployment, and with `rollback` go back to the one before",
  },
  {
    input: "service_registries",
    shape: object({
      registry_arn: required(string),
      container_name: string,
      container_port: number,
      port: number,
    }),
    description: "The service of Cloud Map in which ECS writes down the addresses of the tasks",
  },
  {
    input: "service_connect_configuration",
    shape: object({
      enabled: withDefault(bool, true),
      namespace: string,
      service: list(
        object({
          port_name: required(string),
          discovery_name: string,
          ingress_port_override: number,
          client_alias: object({ port: required(number), dns_name: string }),
          timeout: object({ idle_timeout_seconds: number, per_request_timeout_seconds: number }),
          tls: object({
            issuer_cert_authority: required(object({ aws_pca_authority_arn: required(string) })),
            kms_key: string,
            role_arn: string,
          }),
        }),
      ),
      log_configuration: object({
        log_driver: required(string),
        options: map(string),
        secret_option: list(object({ name: required(string), value_from: required(string) })),
      }),
    }),
    validation: serviceConnectValidations(),
    description:
      "Connects the tasks to other services of a namespace by name, through a proxy beside the containers, and those to these: ports by the `name` of their mapping",
  },
  {
    input: "timeouts",
    shape: object({ create: string, update: string, delete: string }),
    description: "How long Terraform waits for the service: `20m`",
  },
];

/** Adds an input for each of the blocks. */
export function addServiceBlocks(module: ModuleStack, service: EcsService): void {
  for (const { input, shape, description, validation } of BLOCKS) {
    module.addInput(input, { type: shape, description, validation, default: shape.kind === "map" ? {} : null });
    addBlocks(service, input, shape, `var.${input}`);
  }
}
