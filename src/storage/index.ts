export * from "./access-point";
export * from "./file-system";
export type { IAccessPoint, IFileSystem } from "./mountable";
