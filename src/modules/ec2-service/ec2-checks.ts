import type { TerraformVariableValidationConfig } from "cdktf";
import { validationListing } from "../../module/validation";

/** In HCL: where tasks have network interfaces of their own. */
export const AWSVPC = 'var.network_mode == "awsvpc"';

const PORTS =
  "flatten([for container in var.container_definitions : container.portMappings == null ? [] : container.portMappings])";

/** What AWS refuses in containers on instances. */
export function instanceContainerValidations(): TerraformVariableValidationConfig[] {
  return [
    validationListing("CD005", {
      property: "container_definitions[*].memory",
      wrong:
        '[for key, container in var.container_definitions : "null for ${key}" if var.memory == null && container.memory == null && container.memoryReservation == null]',
      allowed: "a number of MiB here, as memoryReservation, or for the task",
    }),
    samePort("CD009", "awsvpc"),
    samePort("CD010", "host"),
    validationListing("CD026", {
      property: "container_definitions[*].links",
      wrong:
        '[for link in flatten([for container in var.container_definitions : container.links == null ? [] : container.links]) : link if var.network_mode != "bridge"]',
      allowed: "none, as network_mode is not bridge",
    }),
  ];
}

function samePort(id: string, mode: string): TerraformVariableValidationConfig {
  return validationListing(id, {
    property: "container_definitions[*].portMappings[*].hostPort",
    wrong: `[for port in ${PORTS} : port.hostPort if var.network_mode == "${mode}" && try(port.hostPort != port.containerPort && port.hostPort != null, false)]`,
    allowed: `the container's port, in ${mode} mode`,
  });
}
