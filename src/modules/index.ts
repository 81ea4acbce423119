import type { App } from "cdktf";
import { AlbModule } from "./alb/alb-module";
import { ClusterModule } from "./cluster/cluster-module";
import { Ec2ServiceModule } from "./ec2-service/ec2-service-module";
import { EcrRepositoryModule } from "./ecr-repository/ecr-repository-module";
import { FargateServiceModule } from "./fargate-service/fargate-service-module";
import { HandsonModule } from "./handson/handson-module";
import { NetworkModule } from "./network/network-module";
import { ScheduledTaskModule } from "./scheduled-task/scheduled-task-module";

/** Adds every module to `app`. */
export function addModules(app: App): void {
  new AlbModule(app);
  new ClusterModule(app);
  new Ec2ServiceModule(app);
  new EcrRepositoryModule(app);
  new FargateServiceModule(app);
  new HandsonModule(app);
  new NetworkModule(app);
  new ScheduledTaskModule(app);
}
