import {
  containerValidations,
  loadBalancerValidations,
  serviceConnectValidations,
} from "../../../src/modules/task/container-checks";
import { allRules } from "../../../src/rules/all-rules";

const validations = [...containerValidations(), ...loadBalancerValidations(), ...serviceConnectValidations()];

describe("the checks of containers", () => {
  it.each(validations)(
    "say with a rule's id what is wrong, and with its words what to do: $errorMessage",
    (validation) => {
      const { errorMessage } = validation;
      const rule = allRules.find(({ id }) => errorMessage.startsWith(`${id} `));
      expect(errorMessage.endsWith(`. ${rule?.fix}`)).toBe(true);
    },
  );

  it("are about the variables that they stand in", () => {
    const inputs = {
      container_definitions: containerValidations(),
      load_balancer: loadBalancerValidations(),
      service_connect_configuration: serviceConnectValidations(),
    };
    for (const [input, each] of Object.entries(inputs)) {
      for (const { condition } of each) expect(condition).toContain(`var.${input}`);
    }
  });
});
