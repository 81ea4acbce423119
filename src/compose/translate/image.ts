import { pullStatements } from "../../registry/permissions";
import type { ContainerImage } from "../../task-definition/container-image";
import type { Account } from "./account";
import type { Draft } from "./draft";
import { knownPorts } from "./known-ports";
import type { Layout } from "./layout";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html, and `@` of a digest */
const IMAGE = /^[a-zA-Z0-9][a-zA-Z0-9_.:/@-]{0,254}$/;
const ECR = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)/;

const PUSH = "Push it to ECR, and name it there: image: <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>.";

/** Which image, and that there is one: ECS builds none. */
export function translateImage(draft: Draft, account: Account, layout: Pick<Layout, "image">): void {
  const { image, build } = draft.service;
  if (build !== undefined) {
    const own = account.at("build");
    if (image === undefined) own.refused("ECS builds no images.", PUSH);
    else own.dropped("ECS builds no images: the one that is named is pulled from its registry.");
  }
  if (image !== undefined) {
    const own = account.at("image");
    if (!isImage(image)) own.refused(...NO_IMAGE_NAME);
    else layout.image(draft, own);
  } else if (build === undefined) {
    account.at("image").refused("There is no image.", PUSH);
  }
}

export function isImage(name: string): boolean {
  return IMAGE.test(name);
}

export const NO_IMAGE_NAME = ["ECS takes no such name of an image.", "Name it as registries do: nginx:1.27."] as const;

/** An image by its name. One in ECR may be pulled by the task; any other by everybody. */
export function pullable(imageName: string): ContainerImage {
  const [, account, region, repository] = ECR.exec(imageName) ?? [];
  const permissions =
    repository === undefined ? [] : pullStatements(`arn:aws:ecr:${region}:${account}:repository/${repository}`);
  return { imageName, permissions };
}

export const THE_IMAGE = "The image of the container.";

/** In a network of Docker's every port can be reached; Service Connect has to know which there are. */
export function translateUnsaidPorts(draft: Draft, account: Account): void {
  const ports = knownPorts(draft.image);
  for (const port of ports ?? []) draft.open(port, "tcp");
  if (ports !== undefined)
    account.mapped(`${THE_IMAGE} Its port ${ports.join(", ")} is open for the services of its networks.`);
  else {
    account.approximated(
      `${THE_IMAGE} Nothing says which ports it listens on, so that no service finds it: name them by expose:, or by expose: [] that there is none.`,
    );
  }
}
