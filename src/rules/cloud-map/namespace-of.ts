import { blocks, type Configuration, type Resource } from "../configuration";

export const SERVICE = "aws_service_discovery_service";
export const HTTP_NAMESPACE = "aws_service_discovery_http_namespace";
export const PRIVATE_NAMESPACE = "aws_service_discovery_private_dns_namespace";

/** The namespace of a name in Cloud Map, where it stands in the same configuration. */
export function namespaceOf({ attributes }: Resource, configuration: Configuration): Resource | undefined {
  const ids = [attributes.namespace_id, ...blocks(attributes.dns_config).map(({ namespace_id }) => namespace_id)];
  return ids.map((id) => configuration.referredBy(id)).find((found) => found !== undefined);
}
