import type { Dependency } from "../model/dependency";
import type { ComposeFile, ComposeProject } from "../model/project";
import type { Service } from "../model/service";
import { linkedService, mountedService, sharedService } from "../syntax/namespaces";

/** Says what Compose takes for granted: the default network, names of resources, dependencies that follow from other keys. */
export function normalise(file: ComposeFile, name: string): ComposeProject {
  const services = mapValues(file.services ?? {}, (service) => withDependencies(withDefaultNetwork(service)));
  const usesDefault = Object.values(services).some(({ networks }) => networks !== undefined && "default" in networks);
  const networks = { ...(usesDefault && { default: { external: false, internal: false } }), ...file.networks };
  const named = <T extends { readonly name?: string; readonly external: boolean }>(
    resources: Readonly<Record<string, T>>,
  ) =>
    mapValues(resources, (resource, key) => ({
      ...resource,
      name: resource.name ?? (resource.external ? key : `${name}_${key}`),
    }));
  return {
    name,
    services,
    networks: named(networks),
    volumes: named(file.volumes ?? {}),
    secrets: named(file.secrets ?? {}),
    configs: named(file.configs ?? {}),
    models: file.models ?? {},
    ...(file.extensions !== undefined && { extensions: file.extensions }),
  };
}

function mapValues<T, U>(values: Readonly<Record<string, T>>, map: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value, key)]));
}

function withDefaultNetwork(service: Service): Service {
  const { networks = {}, network_mode, provider } = service;
  const attached = network_mode !== undefined || provider !== undefined || Object.keys(networks).length > 0;
  return attached ? service : { ...service, networks: { default: {} } };
}

/** A service waits for what it shares something with. */
function withDependencies(service: Service): Service {
  const linked = (service.links ?? []).map(linkedService);
  const shared = [service.network_mode, service.ipc, service.pid, service.uts].flatMap(
    (space) => sharedService(space) ?? [],
  );
  const mounted = (service.volumes_from ?? []).flatMap((from) => mountedService(from) ?? []);
  const implied = [
    ...[...linked, ...shared].map((name) => [name, started(true)] as const),
    ...mounted.map((name) => [name, started(false)] as const),
  ];
  if (implied.length === 0) return service;
  return { ...service, depends_on: { ...Object.fromEntries(implied), ...service.depends_on } };
}

function started(restart: boolean): Dependency {
  return { condition: "service_started", required: true, restart };
}
