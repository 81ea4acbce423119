import { Configuration } from "../../../src/rules/configuration";
import { joins, joinsCluster, leastBytes, userDataOf } from "../../../src/rules/ec2/user-data";

const LINUX = 'echo "ECS_CLUSTER=shop" >> /etc/ecs/ecs.config';
const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("userDataOf", () => {
  const template = (user_data: unknown) =>
    userDataOf({ type: "aws_launch_template", name: "web", attributes: { user_data } });
  const instance = (attributes: Record<string, unknown>) =>
    userDataOf({ type: "aws_instance", name: "web", attributes });

  it("decodes that of a launch template", () => {
    expect(template(base64(LINUX))).toBe(LINUX);
    expect(template(undefined)).toBe("");
  });

  it("reads what Terraform encodes", () => {
    expect(template('${base64encode("ECS_CLUSTER=${aws_ecs_cluster.shop.name}\\n")}')).toBe(
      "ECS_CLUSTER=${aws_ecs_cluster.shop.name}\\n",
    );
  });

  it.each(["${var.script}", "${base64encode(var.script)}", '${base64encode("a")}b', '${base64encode("a" == "b")}', 7])(
    "does not know %j",
    (script) => {
      expect(template(script)).toBeUndefined();
    },
  );

  it("does not know what is compressed", () => {
    expect(template(Buffer.from([0x1f, 0x8b, 0x08, 0xff, 0xfe]).toString("base64"))).toBeUndefined();
    expect(instance({ user_data_base64: Buffer.from([0xff]).toString("base64") })).toBeUndefined();
  });

  it("has that of an instance as it is, or encoded", () => {
    expect(instance({ user_data: LINUX })).toBe(LINUX);
    expect(instance({ user_data: "ECS_CLUSTER=${var.name}" })).toBe("ECS_CLUSTER=${var.name}");
    expect(instance({ user_data_base64: base64(LINUX) })).toBe(LINUX);
    expect(instance({})).toBe("");
    expect(instance({ user_data: "${var.script}" })).toBeUndefined();
    expect(instance({ user_data_base64: "${var.script}" })).toBeUndefined();
  });
});

describe("joins", () => {
  it.each([LINUX, "<powershell>\nInitialize-ECSAgent -Cluster shop\n</powershell>"])("is true of %s", (script) => {
    expect(joins(script)).toBe(true);
  });

  it.each(["", "#!/bin/bash\nyum install -y ecs-init"])("is false of %j", (script) => {
    expect(joins(script)).toBe(false);
  });
});

describe("joinsCluster", () => {
  const configuration = new Configuration({
    resource: {
      aws_ecs_cluster: { shop: { name: "shop" }, other: { name: "other" }, unknown: { name: "${var.name}" } },
    },
  });
  const [shop, , unknown] = configuration.resources("aws_ecs_cluster");
  const of = (script: string, cluster = shop) => cluster && joinsCluster(script, cluster, configuration);

  it("knows the cluster by its name, or by a reference to it", () => {
    expect(of(LINUX)).toBe(true);
    expect(of("ECS_CLUSTER=other")).toBe(false);
    expect(of("ECS_CLUSTER=shop-2")).toBe(false);
    expect(of("ECS_CLUSTER=${aws_ecs_cluster.shop.name}")).toBe(true);
    expect(of("ECS_CLUSTER=${aws_ecs_cluster.other.name}")).toBe(false);
    expect(of("Initialize-ECSAgent -Cluster ${aws_ecs_cluster.shop.name} -EnableTaskIAMRole")).toBe(true);
    expect(of("Initialize-ECSAgent -EnableTaskIAMRole -Cluster 'shop'")).toBe(true);
    expect(of("yum update")).toBe(false);
  });

  it("does not know what only Terraform does", () => {
    expect(of("ECS_CLUSTER=${var.cluster}")).toBeUndefined();
    expect(of("Initialize-ECSAgent $options")).toBeUndefined();
    expect(of(LINUX, unknown)).toBeUndefined();
  });
});

describe("leastBytes", () => {
  it.each([
    ["", 0],
    ["abc", 3],
    ["が🐳", 7],
    ['\\n\\t\\"\\\\', 4],
    ["\\u0024{a}", 4],
    ["a${var.b}c", 2],
    ["a%{ if var.b }c%{ endif }d", 3],
    ['${lookup({ a = "}" }, "a")}b', 1],
    ["$${a}", 4],
    ["%%{a}", 4],
    ["$$$", 3],
    ["a${var.b", 1],
  ])("of %j are %d", (script, bytes) => {
    expect(leastBytes(script)).toBe(bytes);
  });
});
