import { Cluster } from "../../src/cluster/cluster";
import { ComposeApplication } from "../../src/compose/application/compose-application";
import { Network } from "../../src/network/network";
import { CONVERTED, ONE_TASK, sampleFiles } from "../support/compose-samples";
import { deployable } from "../support/deployable";
import { withoutCredentials } from "../support/placeholders";
import { scratchDirectory } from "../support/scratch";
import { stackWithProvider } from "../support/synth";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const PASSWORD = "a password that nobody is to see";

describeWith(["terraform"], "the samples with Terraform", () => {
  it.each([
    [{ layout: "services" }, CONVERTED, 34],
    [{ layout: "one-task" }, ONE_TASK, 15],
  ] as const)(
    "are valid, and can all be planned beside each other, their secrets in no plan: %j",
    async (layout, samples, count) => {
      const directory = deployable(scratchDirectory("samples"), "samples", (app) => {
        const stack = stackWithProvider(app, "samples");
        const network = new Network(stack, "main", { availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"] });
        const cluster = new Cluster(stack, "cluster");
        for (const [name, more] of Object.entries(samples)) {
          const files = sampleFiles(name, ...more);
          new ComposeApplication(stack, name, { files, ...layout, cluster, network, environment: {} });
        }
      });
      withoutCredentials(directory);
      const terraform = new Terraform(directory);
      await terraform.init();
      await terraform.validate();
      const plan = await terraform.plan({ vars: { wordpress_db_password: PASSWORD } });
      expect(plan).toMatchObject({ change: 0, destroy: 0 });
      const json = await plan.json();
      const services = json.resource_changes?.filter(({ type }) => type === "aws_ecs_service");
      expect(services).toHaveLength(count);
      expect(JSON.stringify(json)).not.toContain(PASSWORD);
    },
  );
});
