/** The service that a namespace is shared with: `web` of `service:web`. */
export function sharedService(namespace: string | undefined): string | undefined {
  return namespace?.startsWith("service:") ? namespace.slice("service:".length) : undefined;
}

/** The service of a link, whose alias stands behind a colon. */
export function linkedService(link: string): string {
  return link.split(":")[0] ?? link;
}

/** The service whose volumes are mounted: `web` of `web:ro`; none for a container that is not of the project. */
export function mountedService(from: string): string | undefined {
  return from.startsWith("container:") ? undefined : from.split(":")[0];
}
