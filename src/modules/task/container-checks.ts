import type { TerraformVariableValidationConfig } from "cdktf";
import { validationListing, type Wrong } from "../../module/validation";
import { PORT } from "../../rules/ports";

/** The names of the containers, as a list in HCL. */
const NAMES = "[for key, container in var.container_definitions : coalesce(container.name, key)]";

const VOLUMES = "[for key, volume in var.volume : coalesce(volume.name, key)]";

const PORT_NAMES = `[for name in ${each("portMappings", "name")} : name if name != null]`;

/** What AWS refuses in the containers of a task. */
export function containerValidations(): TerraformVariableValidationConfig[] {
  return [
    validationListing(
      "CD008",
      noPort("container_definitions[*].portMappings[*].containerPort", each("portMappings", "containerPort")),
    ),
    validationListing(
      "CD046",
      notAmong("container_definitions[*].dependsOn[*].containerName", each("dependsOn", "containerName"), NAMES),
    ),
    validationListing(
      "CD051",
      notAmong("container_definitions[*].mountPoints[*].sourceVolume", each("mountPoints", "sourceVolume"), VOLUMES),
    ),
    validationListing(
      "CD053",
      notAmong(
        "container_definitions[*].volumesFrom[*].sourceContainer",
        each("volumesFrom", "sourceContainer"),
        NAMES,
      ),
    ),
  ];
}

/** What AWS refuses in what stands between a load balancer and the containers. */
export function loadBalancerValidations(): TerraformVariableValidationConfig[] {
  const all = (member: string) => `[for target in var.load_balancer : target.${member}]`;
  return [
    validationListing("SV050", notAmong("load_balancer[*].container_name", all("container_name"), NAMES)),
    validationListing("SV052", noPort("load_balancer[*].container_port", all("container_port"))),
  ];
}

/** What AWS refuses in the ports that a service offers to others. */
export function serviceConnectValidations(): TerraformVariableValidationConfig[] {
  const ports =
    "flatten([for connect in [var.service_connect_configuration] : connect.service == null ? [] : connect.service[*].port_name if connect != null])";
  return [
    validationListing("SV079", notAmong("service_connect_configuration.service[*].port_name", ports, PORT_NAMES)),
  ];
}

/** A member of the objects in a list of each container, in HCL. */
function each(list: string, member: string): string {
  return `flatten([for container in var.container_definitions : container.${list} == null ? [] : [for item in container.${list} : item.${member}]])`;
}

function notAmong(property: string, values: string, names: string): Wrong {
  const wrong = `[for value in ${values} : value if !contains(${names}, value)]`;
  return { property, wrong, allowed: `\${length(${names}) == 0 ? "none, as there is none" : join(", ", ${names})}` };
}

function noPort(property: string, values: string): Wrong {
  const wrong = `[for value in ${values} : value if value == null ? false : !(${PORT.condition("value")})]`;
  return { property, wrong, allowed: PORT.allowed };
}
