import type { PolicyStatement } from "../iam/policy-statement";
import { mapEntries } from "./map-entries";
import type { Secret } from "./secret";

/** A file in S3 with a variable in each line: `NAME=value`. */
export interface EnvironmentFile {
  readonly bucketArn: string;
  /** The object's key, which ends in `.env`. */
  readonly key: string;
}

/** What the program in a container finds in its environment. */
export interface ContainerEnvironmentOptions {
  /**
   * Environment variables, readable for everybody who can read the task definition.
   * @default none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Files of environment variables, at most 10, under those of `environment`. The execution role may read just these.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html
   * @default none
   */
  readonly environmentFiles?: readonly EnvironmentFile[];
  /**
   * Environment variables whose values ECS reads at the start. The execution role may read just these.
   * @default none
   */
  readonly secrets?: Readonly<Record<string, Secret>>;
}

/** The members of the ECS API that say what is in the environment. */
export function environmentJson({ environment, environmentFiles, secrets }: ContainerEnvironmentOptions) {
  return {
    environment: environment && mapEntries(environment),
    environmentFiles: environmentFiles?.map((file) => ({ type: "s3", value: objectArn(file) })),
    secrets: secrets && Object.entries(secrets).map(([name, { valueFrom }]) => ({ name, valueFrom })),
  };
}

/** What the execution role must be allowed in order to fill the environment. */
export function environmentPermissions(options: ContainerEnvironmentOptions): PolicyStatement[] {
  const { environmentFiles = [], secrets = {} } = options;
  return [
    ...environmentFiles.flatMap((file) => [
      { actions: ["s3:GetObject"], resources: [objectArn(file)] },
      { actions: ["s3:GetBucketLocation"], resources: [file.bucketArn] },
    ]),
    ...Object.values(secrets).flatMap((secret) => secret.permissions),
  ];
}

function objectArn({ bucketArn, key }: EnvironmentFile): string {
  return `${bucketArn}/${key}`;
}
