import { SampleClusterStack } from "../../../src/stacks/sample-cluster/sample-cluster-stack";
import { synthesiseApp } from "../../support/synth";
import { expectVariable, REGION_WITH_A_AND_C } from "../../support/variables";

const stack = synthesiseApp((app) => new SampleClusterStack(app, "sample-cluster")).stack("sample-cluster");

function image(name: string, value: string, description: string) {
  return {
    name,
    type: "string",
    value,
    description,
    condition: `\${can(regex("^[^[:space:]]+$", var.${name}))}`,
    message: `${name} must be the name of an image, without spaces: nginx:1.27.`,
  };
}

describe("the variables of the stack sample-cluster", () => {
  it.each([
    REGION_WITH_A_AND_C,
    {
      name: "instance_type",
      type: "string",
      value: "m4.large",
      description:
        "The type of the instances; with 8 GiB and two vCPUs, one has room for a deployment of every service.",
      condition: '${can(regex("^[b-z][a-z]*[0-9]+[a-fh-z]*(-flex)?[.](large|[0-9]*xlarge)$", var.instance_type))}',
      message: "instance_type must be large or more, with Intel or AMD processors: m4.large, m7i.large.",
    },
    {
      name: "instance_count",
      type: "number",
      value: 1,
      description: "How many instances there are.",
      condition:
        "${var.instance_count >= 1 && var.instance_count <= 10 && floor(var.instance_count) == var.instance_count}",
      message: "instance_count must be a whole number from 1 to 10.",
    },
    {
      name: "root_volume_gib",
      type: "number",
      value: 30,
      description: "The disk of an instance in GiB, for the system and for what Docker keeps: images are large.",
      condition:
        "${var.root_volume_gib >= 30 && var.root_volume_gib <= 16384 && floor(var.root_volume_gib) == var.root_volume_gib}",
      message: "root_volume_gib must be a whole number from 30 to 16384.",
    },
    {
      name: "key_name",
      type: "string",
      value: "",
      description: "A key pair of the region that may log in by SSH. Empty: nobody may.",
      condition: "${length(var.key_name) <= 255}",
      message: "key_name must be the name of a key pair, at most 255 characters, or empty.",
    },
    {
      name: "ssh_cidrs",
      type: "list(string)",
      value: [],
      description: "Who may reach the instances by SSH: blocks of IPv4 addresses.",
      condition: "${alltrue([for cidr in var.ssh_cidrs : can(cidrnetmask(cidr))])}",
      message: "ssh_cidrs must be blocks of IPv4 addresses: 203.0.113.0/24.",
    },
    {
      name: "bucket_name",
      type: "string",
      value: "debugroom-sample",
      description: "The bucket whose objects the applications write and read; it is not made here.",
      condition: '${can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.bucket_name))}',
      message: "bucket_name must be the name of a bucket: 3 to 63 small letters, digits, dots and hyphens.",
    },
    image(
      "image",
      "debugroom/sample-spring-cloud:1.0-SNAPSHOT",
      "The image of sample-task; it must listen on port 8080 and answer /index.html.",
    ),
    image(
      "backend_image",
      "debugroom/sample-aws-ecs-backend:1.0-SNAPSHOT",
      "The image behind /backend/; it must listen on port 8081 and answer /backend/api/v1/users.",
    ),
    image(
      "frontend_image",
      "debugroom/sample-aws-ecs-frontend:1.0-SNAPSHOT",
      "The image behind /frontend/; it must listen on port 8080 and answer /frontend/index.html.",
    ),
  ])("$name says what it takes", (expected) => expectVariable(stack, expected));

  it("are these ten", () => {
    expect(Object.keys(stack.json.variable ?? {}).sort()).toEqual([
      "backend_image",
      "bucket_name",
      "frontend_image",
      "image",
      "instance_count",
      "instance_type",
      "key_name",
      "region",
      "root_volume_gib",
      "ssh_cidrs",
    ]);
  });
});
