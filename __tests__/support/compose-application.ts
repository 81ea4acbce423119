import { join } from "node:path";
import { Cluster } from "../../src/cluster/cluster";
import {
  ComposeApplication,
  type ComposeApplicationProps,
  type ComposeLayout,
} from "../../src/compose/application/compose-application";
import { TranslationError } from "../../src/compose/application/translation-error";
import type { LayoutName } from "../../src/compose/translate/layout";
import type { Subnets } from "../../src/compose/translate/params/task";
import type { ApplicationPlan, ContainerPlan, ServicePlan } from "../../src/compose/translate/plan";
import type { ReportEntry } from "../../src/compose/translate/report";
import { type Translation, translate } from "../../src/compose/translate/translate";
import { parseJsonTemplate } from "../../src/core/read-json-template";
import { Network } from "../../src/network/network";
import { composeOf } from "./compose";
import { scratchFiles } from "./scratch";
import { type Attributes, errorsOf, type Synthesised, synthesiseFully } from "./synth";

type Options = Pick<ComposeApplicationProps, "strict" | "certificateArn" | "environment" | "envFiles" | "profiles"> &
  ComposeLayout;
type Stack = Parameters<Parameters<typeof synthesiseFully>[0]>[0];

export const CERTIFICATE = "arn:aws:acm:ap-northeast-1:123456789012:certificate/1";
const NETWORK = {
  vpcId: "vpc-1",
  publicSubnetIds: ["subnet-a", "subnet-c"],
  privateSubnetIds: ["subnet-b", "subnet-d"],
};

/** The subnets of a network that is not there yet. */
export const NO_SUBNETS = { publicSubnetIds: [], privateSubnetIds: [] };

/** Adds the application `shop` of files to a stack, with a network that exists. */
export function addApplication(stack: Stack, files: readonly string[], options: Options = {}): ComposeApplication {
  return new ComposeApplication(stack, "shop", {
    environment: {},
    ...options,
    files,
    cluster: new Cluster(stack, "cluster"),
    network: Network.fromNetworkAttributes(NETWORK),
  });
}

/** The stack of an application whose file has the given text; the rules have run. */
export function applicationOf(text: string, options: Options = {}): Synthesised {
  const file = fileWith(text);
  return synthesiseFully((stack) => {
    addApplication(stack, [file], options);
  });
}

/** The containers of a task definition; what only Terraform knows is UNKNOWN. */
export function containersOf(task: Attributes): readonly Attributes[] {
  return parseJsonTemplate(String(task.container_definitions)) as Attributes[];
}

/** What the rules find in the application of files. */
export function rulesAgainst(files: readonly string[], options: Options = {}): readonly string[] {
  return errorsOf((stack) => {
    addApplication(stack, files, options);
  });
}

/** What keeps an application from being made, a line for each key: `3:5 services.web.pid`. */
export function refusalsOf(text: string, options: Options = {}): string[] {
  try {
    applicationOf(text, options);
  } catch (error) {
    if (!(error instanceof TranslationError)) throw error;
    return error.message.split("\n").map((line) => line.replace(/^.*?:(\d+:\d+): (\w+): (.+?): .*$/, "$1 $3"));
  }
  return [];
}

/** The keys that keep an application from being made, with the reasons. */
export function refusedKeysOf(make: () => void): ReadonlyMap<string, string> {
  try {
    make();
  } catch (error) {
    if (!(error instanceof TranslationError)) throw error;
    const refused = error.report.entries.filter(({ outcome }) => outcome === "refused");
    return new Map(refused.map(({ key, text }) => [key, text]));
  }
  return new Map();
}

/** What becomes of a file with the given text, without constructs. */
export function translationOf(
  text: string,
  environment: Readonly<Record<string, string>> = {},
  layout: LayoutName = "services",
): Translation {
  const lookup = (name: string) => environment[name];
  const options = { layout, hasCertificate: false, subnets: NO_SUBNETS, lookup };
  return translate(composeOf(text, { environment }), options);
}

/** What becomes of a file with the given text in one task, with parameters as ecs-cli had them if any. */
export function oneTaskOf(text: string, params = "", subnets: Subnets = NO_SUBNETS): OneTask {
  const options = { layout: "one-task", hasCertificate: false, subnets, lookup: () => undefined } as const;
  const loaded = composeOf({ "compose.yaml": text, ...(params !== "" && { "ecs-params.yml": params }) });
  const { plan, report } = translate(loaded, options);
  const [task] = plan.services;
  if (task === undefined || plan.services.length > 1) throw new Error("not one service");
  return {
    task,
    of: (key) => accountIn(report.entries, key),
    container: (service) => task.containers.find((container) => container.service === service)?.container,
  };
}

interface OneTask {
  readonly task: ServicePlan;
  /** The account of a key. */
  of(key: string): string;
  /** The settings of the container of a service. */
  container(service: string): ContainerPlan["container"] | undefined;
}

/** What becomes of the service `web`, of which the keys are given, and of its container. */
export function serviceOf(keys: string): ServicePlan & ContainerPlan {
  return firstOf(planOf(keys));
}

/** The first service, with its only container. */
export function firstOf({ services: [service] }: ApplicationPlan): ServicePlan & ContainerPlan {
  const [container, ...others] = service?.containers ?? [];
  if (service === undefined || container === undefined || others.length > 0) throw new Error("not one container");
  return { ...container, ...service };
}

export function planOf(keys: string): ApplicationPlan {
  return translationOf(webWith(keys)).plan;
}

/** The account of one key of the service `web`: `mapped: A tag of the service.` */
export function accountOf(keys: string, key: string): string {
  const { entries } = translationOf(webWith(keys)).report;
  return accountIn(entries, `services.web.${key}`);
}

/** The account of a key. */
export function accountIn(entries: readonly ReportEntry[], key: string): string {
  const found = entries.filter((entry) => entry.key === key);
  if (found.length !== 1) throw new Error(`${found.length} accounts of ${key}: ${entries.map((each) => each.key)}`);
  return `${found[0]?.outcome}: ${found[0]?.text}`;
}

/** A file with a service `web`, whose image is nginx unless its keys say another. */
function webWith(keys: string): string {
  const lines = /^(image|build):/m.test(keys) ? keys : `image: nginx\n${keys}`;
  const [own, rest = ""] = lines.split(/^---$/m);
  return `services:\n  web:\n${own?.replace(/^(?=.)/gm, "    ")}\n${rest}`;
}

function fileWith(text: string): string {
  return join(scratchFiles({ "compose.yaml": text }, "compose"), "compose.yaml");
}
