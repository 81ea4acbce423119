import { readFileSync } from "node:fs";
import { join } from "node:path";
import { codeBlocks } from "../support/markdown";
import { withoutCredentials } from "../support/placeholders";
import { Project } from "../support/project";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

describe("the README's example", () => {
  const [example = ""] = codeBlocks("README.md", "ts");
  const [errors = ""] = codeBlocks("README.md", "text");
  const project = new Project();

  it("has about thirty lines", () => {
    expect(example.trim().split("\n").length).toBeLessThanOrEqual(32);
  });

  it("reports its mistakes as the README says, and writes nothing", () => {
    const broken = example
      .replace("memoryLimitMiB: 512", "memoryLimitMiB: 4096")
      .replace('"ap-northeast-1a", "ap-northeast-1c"', '"ap-northeast-1a"');
    project.write("broken.ts", broken);
    const { status, stderr } = project.run("npx", ["tsx", "broken.ts"]);
    expect(stderr).toContain(errors.trim());
    expect(stderr.split("LB006")).toHaveLength(2); // once, and without the stack of the program
    expect(stderr).not.toContain("    at ");
    expect(status).toBe(1);
  });

  it("goes on with a service on EC2 instances, scales both and watches one, as the README says", () => {
    const [, ...further] = codeBlocks("README.md", "ts");
    const names =
      "AlarmTopic, Dashboard, Ec2Service, Ec2TaskDefinition, FargateService, InstanceCapacity, PlacementStrategy, ServiceAlarms,";
    const whole = example
      .replace("FargateService,", names)
      .replace("alb.addListener(", "const targetGroup = alb.addListener(")
      .replace("app.synth();", `${further.join("\n")}\napp.synth();`);
    project.write("instances.ts", whole);
    expect(project.run("npx", ["tsx", "instances.ts"]).status).toBe(0);
    const written = readFileSync(join(project.directory, "cdktf.out/stacks/shop/cdk.tf.json"), "utf8");
    const { resource } = JSON.parse(written);
    expect(Object.keys(resource.aws_ecs_service)).toEqual(["service", "api_service"]);
    expect(Object.keys(resource.aws_appautoscaling_policy)).toEqual([
      "service_cpu",
      "api_service_memory_scale_out",
      "api_service_memory_scale_in",
    ]);
    const alarms = Object.keys(resource.aws_cloudwatch_metric_alarm).filter((name) => name.startsWith("alarms_"));
    expect(alarms).toHaveLength(7);
    expect(resource.aws_cloudwatch_dashboard.dashboard.dashboard_body).toContain(
      "aws_cloudwatch_metric_alarm.alarms_cpu",
    );
  });

  describeWith(["terraform"], "with Terraform", () => {
    it("is valid and can be planned as it is written", async () => {
      project.write("shop.ts", example);
      expect(project.run("npx", ["tsx", "shop.ts"])).toMatchObject({ status: 0, stdout: "" });
      const stack = join(project.directory, "cdktf.out/stacks/shop");
      expect(readFileSync(join(stack, "cdk.tf.json"), "utf8")).not.toContain(project.directory);
      withoutCredentials(stack);
      const terraform = new Terraform(stack);
      await terraform.init();
      await terraform.validate();
      expect(await terraform.plan()).toMatchObject({ add: 35, change: 0, destroy: 0 });
    });
  });
});
