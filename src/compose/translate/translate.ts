import type { LoadedCompose } from "../loader/load";
import type { ComposeProject } from "../model/project";
import type { Path } from "../path";
import { Account, eachKey, type Handlers, refused } from "./account";
import { Book, inOrder } from "./book";
import { translateConfig, translateSecret } from "./contents";
import { Directories } from "./directories";
import { Draft } from "./draft";
import type { Contents } from "./files";
import type { Front } from "./front";
import { translateImage } from "./image";
import type { LayoutName } from "./layout";
import { nameAtAws } from "./names";
import { OneTaskLayout } from "./one-task/layout";
import type { Params } from "./params/params";
import type { Subnets } from "./params/task";
import type { ApplicationPlan, FilePlan, SecretPlan } from "./plan";
import type { ComposeReport } from "./report";
import { type Shared, serviceHandlers } from "./service";
import { servicesLayout } from "./services-layout";
import { translateVolume } from "./volume-declaration";

export interface TranslateOptions {
  readonly layout: LayoutName;
  /** Where tasks can stand. */
  readonly subnets: Subnets;
  /** Whether there is a certificate for HTTPS. */
  readonly hasCertificate: boolean;
  /** The variables that configs come from. */
  lookup(variable: string): string | undefined;
}

/** What becomes of an application, and what becomes of each key of its files. If a key is refused, the plan is not to be used. */
export interface Translation {
  readonly plan: ApplicationPlan;
  readonly report: ComposeReport;
}

/**
 * Says what a Compose application becomes on ECS.
 * @throws Error if a key of the files is without an account, which is a mistake of this program
 */
export function translate(loaded: LoadedCompose, options: TranslateOptions): Translation {
  const { project } = loaded;
  const book = new Book();
  const root = new Account(book);
  const paramsBook = new Book();
  const params = loaded.params && { model: loaded.params.model, account: new Account(paramsBook) };
  const plan = translateProject(project, root, options, params);
  for (const key of ["version", "name"]) root.at(key).dropped("The stack and the construct name what is made.");
  const entries = book.close({
    keys: loaded.keys,
    locate: (path) => loaded.locate(path),
    isEmpty: (path) => isEmpty(valueAt(project, path)),
  });
  const paramsEntries =
    loaded.params === undefined
      ? []
      : paramsBook.close({ ...loaded.params, isEmpty: (path) => isEmpty(valueAt(loaded.params?.model, path)) });
  return {
    plan,
    report: {
      project: project.name,
      entries: inOrder([...entries, ...paramsEntries]),
      warnings: loaded.warnings.map(({ message }) => message),
      inactive: loaded.inactive.map(({ name }) => name),
    },
  };
}

function translateProject(
  project: ComposeProject,
  root: Account,
  options: TranslateOptions,
  params: Params | undefined,
): ApplicationPlan {
  const services = Object.entries(project.services);
  const drafts = new Map(services.map(([name, service]) => [name, new Draft(name, service)]));
  const secrets = new Map<string, SecretPlan>();
  const configs = new Map<string, FilePlan["content"]>();
  const usedBy = (key: "secrets" | "configs") =>
    new Set(services.flatMap(([, service]) => (service[key] ?? []).map(({ source }) => source)));
  const usedSecrets = usedBy("secrets");
  const usedConfigs = usedBy("configs");
  const volumes = new Set(services.flatMap(([, service]) => (service.volumes ?? []).map(({ source }) => source)));
  const networks = new Set(services.flatMap(([, service]) => Object.keys(service.networks ?? {})));
  const front: Front = { taken: new Set(), networkTaken: new Set(), hasCertificate: options.hasCertificate };
  const layout =
    options.layout === "one-task"
      ? new OneTaskLayout(drafts, front, options.subnets, params)
      : servicesLayout(drafts, front);
  const shared: Shared = {
    layout,
    directories: new Directories(project.services, existingVolumes(params)),
    secrets: ((key) => (secrets.has(key) ? { secret: key } : undefined)) satisfies Contents,
    configs: (key) => configs.get(key),
  };
  const handlers: Handlers<Omit<ComposeProject, "services" | "name">> = {
    networks: (declared, account) =>
      eachDeclared(declared, account, (network, own, name) => layout.network(network, own, networks.has(name))),
    volumes: (declared, account) =>
      eachDeclared(declared, account, (volume, own, name) => {
        if (shared.directories.isExisting(name)) return own.mapped("The file system of that name in the parameters.");
        own.mapped(volumes.has(name) ? "A directory in EFS." : "Nothing: no service mounts it.");
        translateVolume(volume, own, volumes.has(name));
      }),
    secrets: (declared, account) =>
      eachDeclared(declared, account, (secret, own, name) => {
        const plan = translateSecret(secret, own, usedSecrets.has(name));
        if (plan !== undefined) secrets.set(name, plan);
      }),
    configs: (declared, account) =>
      eachDeclared(declared, account, (config, own, name) => {
        const content = translateConfig(config, own, usedConfigs.has(name), options.lookup);
        if (content !== undefined) configs.set(name, content);
      }),
    models: (models, account) =>
      eachDeclared(models, account, (model, own) => {
        const refuse = refused("ECS runs no models by itself.", "Name a model of Amazon Bedrock in the environment.");
        eachKey(model, own, { name: refuse, model: refuse, context_size: refuse, runtime_flags: refuse });
      }),
  };
  const { services: _, name: __, ...rest } = project;
  eachKey(rest, root, handlers);
  eachDeclared(project.services, root.at("services"), (service, own, name) => {
    const draft = drafts.get(name) as Draft;
    const { image: _image, build: _build, ...keys } = service;
    eachKey(keys, own, serviceHandlers(draft, shared));
    translateImage(draft, own, layout);
    layout.finish(draft, own);
  });
  const planned = layout.plan();
  const inNetworks = new Set(planned.flatMap((service) => service.networks));
  return {
    services: planned,
    networks: Object.keys(project.networks).filter((name) => inNetworks.has(name)),
    directories: shared.directories.plans,
    secrets: Object.fromEntries(secrets),
  };
}

/** The volumes that are file systems which exist. */
function existingVolumes(params: Params | undefined): string[] {
  return (params?.model.task_definition?.efs_volumes ?? []).map(({ name }) => name);
}

/** Has each declaration handled whose key can be a name at AWS. */
function eachDeclared<T>(
  declared: Readonly<Record<string, T>>,
  account: Account,
  handle: (value: T, account: Account, name: string) => void,
): void {
  const taken = new Map<string, string>();
  for (const [name, value] of Object.entries(declared)) {
    const own = account.at(name);
    const atAws = nameAtAws(name);
    const other = taken.get(atAws);
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name)) {
      own.refused("It cannot be a name at AWS.", "Use 1 to 100 letters, digits, -, _ and dots.");
    } else if (other !== undefined)
      own.refused(`At AWS, it is called as ${account.at(other).name} is.`, "Call it differently.");
    else {
      taken.set(atAws, name);
      handle(value, own, name);
    }
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, step)) return undefined;
    return (at as Record<string | number, unknown>)[step];
  }, value);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
