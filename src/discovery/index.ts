export * from "./http-namespace";
export type { IDnsNamespace, INamespace } from "./namespace";
export * from "./private-dns-namespace";
