import type { PolicyStatement } from "../iam/policy-statement";

/** Where a container's image comes from. */
export interface ContainerImage {
  /** As Docker writes it: `nginx:1.27`, `123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/web@sha256:...`. */
  readonly imageName: string;
  /** What the execution role must be allowed in order to pull the image; nothing if anybody may pull it. */
  readonly permissions: readonly PolicyStatement[];
}
