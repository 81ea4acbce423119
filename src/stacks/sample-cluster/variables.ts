import type { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { bucketNameVariable } from "../s3-access";
import { keyNameVariable, sshCidrsVariable } from "../ssh-variables";
import {
  imageVariable,
  REGIONS_WITH_A_AND_C,
  regionVariable,
  textVariable,
  wholeNumberVariable,
  x86Types,
} from "../variables";

/** Sizes with two vCPUs or more, of families with Intel or AMD processors, as the image is for these. */
const INSTANCE_TYPE = x86Types("large|[0-9]*xlarge");
/** EC2 refuses a disk smaller than the one that the image was made from: https://github.com/aws/amazon-ecs-ami/blob/main/variables.pkr.hcl */
const LEAST_ROOT_VOLUME = 30;
/** https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html: gp3 */
const MOST_ROOT_VOLUME = 16384;
const MOST_INSTANCES = 10;

/** What an operator may change when Terraform runs, without synthesising again. */
export class SampleClusterVariables {
  readonly region: TerraformVariable;
  readonly instanceType: TerraformVariable;
  readonly instanceCount: TerraformVariable;
  readonly rootVolumeGiB: TerraformVariable;
  readonly keyName: TerraformVariable;
  readonly sshCidrs: TerraformVariable;
  readonly bucketName: TerraformVariable;
  readonly image: TerraformVariable;
  readonly backendImage: TerraformVariable;
  readonly frontendImage: TerraformVariable;

  constructor(scope: Construct, prefix: string) {
    this.region = regionVariable(scope, "a and c", REGIONS_WITH_A_AND_C);
    this.instanceType = textVariable(scope, "instance_type", {
      default: "m4.large",
      description:
        "The type of the instances; with 8 GiB and two vCPUs, one has room for a deployment of every service.",
      pattern: INSTANCE_TYPE,
      errorMessage: "instance_type must be large or more, with Intel or AMD processors: m4.large, m7i.large.",
    });
    this.instanceCount = wholeNumberVariable(scope, "instance_count", {
      least: 1,
      most: MOST_INSTANCES,
      default: 1,
      description: "How many instances there are.",
    });
    this.rootVolumeGiB = wholeNumberVariable(scope, "root_volume_gib", {
      least: LEAST_ROOT_VOLUME,
      most: MOST_ROOT_VOLUME,
      default: LEAST_ROOT_VOLUME,
      description: "The disk of an instance in GiB, for the system and for what Docker keeps: images are large.",
    });
    this.keyName = keyNameVariable(scope);
    this.sshCidrs = sshCidrsVariable(scope);
    this.bucketName = bucketNameVariable(scope, prefix);
    this.image = imageVariable(scope, "image", {
      default: "debugroom/sample-spring-cloud:1.0-SNAPSHOT",
      description: "The image of sample-task; it must listen on port 8080 and answer /index.html.",
    });
    this.backendImage = imageVariable(scope, "backend_image", {
      default: "debugroom/sample-aws-ecs-backend:1.0-SNAPSHOT",
      description: "The image behind /backend/; it must listen on port 8081 and answer /backend/api/v1/users.",
    });
    this.frontendImage = imageVariable(scope, "frontend_image", {
      default: "debugroom/sample-aws-ecs-frontend:1.0-SNAPSHOT",
      description: "The image behind /frontend/; it must listen on port 8080 and answer /frontend/index.html.",
    });
  }
}
