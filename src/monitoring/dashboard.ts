import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import type { Construct } from "constructs";
import type { Alarm } from "../cloudwatch/alarm";
import type { ICluster } from "../cluster/cluster";
import { addressed } from "../core/address";
import { regionOf } from "../core/arn";
import { lazyJsonTemplate } from "../core/json-template";
import { physicalName } from "../core/names";
import { CheckedConstruct } from "../rules/checked-construct";
import type { BaseService } from "../service/base-service";
import { clusterGraphs } from "./cluster-graphs";
import { type Graph, graphProperties } from "./graph";
import { layout, type Widget } from "./layout";
import type { LoadBalancing } from "./load-balancing";
import type { ServiceAlarms } from "./service-alarms";
import { serviceGraphs } from "./service-graphs";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html */
const LONGEST_NAME = 255;
const GRAPH_HEIGHT = 6;
const ALARMS_IN_ROW = 4;

export interface DashboardProps {
  /** What the dashboard is about: everything on it is in the region of the cluster. */
  readonly cluster: ICluster;
  /**
   * Letters, digits, hyphens and underscores. A change replaces the dashboard.
   * @default from the stack and the construct
   */
  readonly dashboardName?: string;
}

/** What to show of a service beside CPU and memory. */
export interface ServiceDashboardOptions {
  /**
   * How requests come to the service.
   * @default no graphs of requests, answers and targets
   */
  readonly loadBalancing?: LoadBalancing;
  /**
   * The alarms of the service, whose states and thresholds are shown.
   * @default none
   */
  readonly alarms?: ServiceAlarms;
}

/** A page in the console of CloudWatch: what is added stands below what was added before. */
export class Dashboard extends CheckedConstruct {
  readonly resource: CloudwatchDashboard;
  private readonly cluster: ICluster;
  private readonly groups: Widget[][] = [];

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    this.cluster = props.cluster;
    this.resource = addressed(
      new CloudwatchDashboard(this, "Dashboard", {
        dashboardName: props.dashboardName ?? physicalName(this, LONGEST_NAME),
        dashboardBody: lazyJsonTemplate(() => ({ widgets: layout(this.groups) })),
      }),
    );
  }

  get dashboardName(): string {
    return this.resource.dashboardName;
  }

  /** Shows the CPU and memory that tasks reserve and use of the cluster's instances. Tasks on Fargate do not count. */
  addCluster(): void {
    this.addGraphs(`Cluster ${this.cluster.clusterName}`, clusterGraphs(this.cluster));
  }

  /** Shows the alarms and the CPU and memory of a service, its tasks where there is Container Insights, and what its load balancer sees of it. */
  addService(service: BaseService, { loadBalancing, alarms }: ServiceDashboardOptions = {}): void {
    const graphs = serviceGraphs(service, { loadBalancing, thresholds: alarms?.thresholds });
    this.addHeading(`Service ${service.serviceName}`);
    if (alarms !== undefined) this.addAlarms(alarms.alarms);
    this.add(graphs.map((graph) => this.graph(graph)));
  }

  /** Shows the states of up to 100 alarms. */
  addAlarms(alarms: readonly Alarm[]): void {
    const properties = { title: "Alarms", alarms: alarms.map(({ alarmArn }) => alarmArn) };
    this.add([{ type: "alarm", properties, height: 1 + Math.ceil(alarms.length / ALARMS_IN_ROW) }]);
  }

  /** Shows metrics of one's own. */
  addGraphs(heading: string, graphs: readonly Graph[]): void {
    this.addHeading(heading);
    this.add(graphs.map((graph) => this.graph(graph)));
  }

  private addHeading(heading: string): void {
    this.add([{ type: "text", properties: { markdown: `## ${heading}` }, height: 1 }]);
  }

  private graph(graph: Graph): Widget {
    return {
      type: "metric",
      properties: graphProperties(graph, regionOf(this.cluster.clusterArn)),
      height: GRAPH_HEIGHT,
    };
  }

  private add(widgets: Widget[]): void {
    this.groups.push(widgets);
  }
}
