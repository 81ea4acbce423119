import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Construct } from "constructs";
import type { ICluster } from "../../cluster/cluster";
import { AddressScope } from "../../core/address";
import type { ApplicationLoadBalancer } from "../../load-balancer/application-load-balancer";
import type { NetworkLoadBalancer } from "../../load-balancer/network-load-balancer";
import type { INetwork } from "../../network/network";
import { CheckedConstruct } from "../../rules/checked-construct";
import type { FargateService } from "../../service/fargate-service";
import type { FileSystem } from "../../storage/file-system";
import { lookupIn } from "../loader/environment-files";
import { type ComposeOptions, loadCompose } from "../loader/load";
import type { ServicePlan } from "../translate/plan";
import type { ComposeReport } from "../translate/report";
import { translate } from "../translate/translate";
import { applicationFiles } from "./application-files";
import { ApplicationNetworks } from "./application-networks";
import { ApplicationSecret } from "./application-secret";
import { ApplicationService } from "./application-service";
import { addListeners } from "./front";
import { addNetworkListeners } from "./network-front";
import { TranslationError } from "./translation-error";

/** Which files: one, or several, of which each is merged over those before. */
export type ComposeFiles =
  | { readonly file: string; readonly files?: undefined }
  | { readonly file?: undefined; readonly files: readonly string[] };

/** What a service of the files becomes. */
export type ComposeLayout =
  | {
      /**
       * `services`: a service of ECS; `one-task`: a container of the only task, which has all of them, as ecs-cli had it.
       * @default "services"
       */
      readonly layout?: "services";
      readonly ecsParams?: undefined;
    }
  | {
      readonly layout: "one-task";
      /**
       * The parameters that ecs-cli had beside Compose files: https://github.com/aws/amazon-ecs-cli#using-ecs-parameters
       * @default `ecs-params.yml` beside the first file, if it is there
       */
      readonly ecsParams?: string;
    };

export type ComposeApplicationProps = ComposeFiles &
  ComposeLayout &
  Omit<ComposeOptions, "files" | "ecsParams"> & {
    /** What the tasks run on, on Fargate. */
    readonly cluster: ICluster;
    /** Tasks stand in its private subnets, the load balancer in its public ones. */
    readonly network: INetwork;
    /**
     * Whether it is an error if a key of the files becomes less than the same on ECS.
     * @default false: an error if a key is refused
     */
    readonly strict?: boolean;
    /**
     * The certificate in ACM of who publishes port 443.
     * @default none: port 443 is refused
     */
    readonly certificateArn?: string;
  };

/** As ecs-cli did, but beside the first file instead of in the working directory. */
const ECS_PARAMS = "ecs-params.yml";

/**
 * An application of the Compose specification on ECS: a service on Fargate for each of its services. Networks become security groups,
 * names are found by Service Connect, published ports of HTTP stand behind an Application Load Balancer and others behind a Network
 * Load Balancer, named volumes are directories in EFS, secrets are in Secrets Manager. The report says what becomes of each key.
 */
export class ComposeApplication extends CheckedConstruct {
  /** What became of each key of the files. */
  readonly report: ComposeReport;
  /** By the keys of the services in the files, but for jobs; with one task for all, the same for each. */
  readonly services: Readonly<Record<string, FargateService>>;
  /** What published ports of HTTP stand behind; none if no such port is published. */
  readonly loadBalancer: ApplicationLoadBalancer | undefined;
  /** What other published ports stand behind, by TCP and UDP; none if no such port is published. */
  readonly networkLoadBalancer: NetworkLoadBalancer | undefined;
  /** What named volumes lie in; none if there are none. */
  readonly fileSystem: FileSystem | undefined;

  /**
   * @throws ComposeErrors if the files are wrong
   * @throws TranslationError if a key is refused, or with `strict` is less than mapped
   */
  constructor(scope: Construct, id: string, props: ComposeApplicationProps) {
    super(scope, id);
    const { cluster, network, layout = "services", strict = false, certificateArn } = props;
    const files = props.files ?? [props.file];
    const loaded = loadCompose({ ...props, files, ecsParams: ecsParamsOf(props, files) });
    const { plan, report } = translate(loaded, {
      layout,
      subnets: network,
      hasCertificate: certificateArn !== undefined,
      lookup: lookupIn(loaded.environment),
    });
    this.report = report;
    TranslationError.throwIf(report, strict);
    const secrets = new Map(
      Object.entries(plan.secrets).map(([key, secret]) => {
        return [key, new ApplicationSecret(new AddressScope(this, `Secret_${key}`), key, secret).secret] as const;
      }),
    );
    const shared = {
      cluster,
      network,
      networks: new ApplicationNetworks(this, network, plan),
      files: applicationFiles(this, network, plan.directories),
      secrets,
    };
    this.fileSystem = shared.files?.fileSystem;
    const services = plan.services.map((each) => new ApplicationService(this, each, shared));
    this.services = Object.fromEntries(
      services.flatMap(({ plan, service }) => plan.services.map((name) => [name, service])),
    );
    for (const { plan: each, service } of services) this.putBehind(each, service);
    this.loadBalancer = addListeners(this, services, { network, certificateArn });
    this.networkLoadBalancer = addNetworkListeners(this, services, network);
  }

  private putBehind({ after }: ServicePlan, service: FargateService): void {
    for (const name of after) {
      const other = this.services[name];
      if (other !== undefined) service.startAfter(other.resource);
    }
  }
}

function ecsParamsOf({ layout, ecsParams }: ComposeLayout, files: readonly string[]): string | undefined {
  if (layout !== "one-task" || ecsParams !== undefined) return ecsParams;
  const beside = join(dirname(files[0] ?? ""), ECS_PARAMS);
  return existsSync(beside) ? beside : undefined;
}
