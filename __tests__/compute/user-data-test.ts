import { TerraformVariable } from "cdktf";
import { UserData } from "../../src/compute/user-data";
import { synthesise } from "../support/synth";

describe("user data", () => {
  it("is a shell script of its lines, in their order", () => {
    const userData = new UserData("set -e", "echo one");
    userData.addCommands("echo two", "echo three");
    expect(userData.render()).toBe("#!/bin/bash\nset -e\necho one\necho two\necho three\n");
  });

  it("is a script that does nothing when there are no lines", () => {
    expect(new UserData().render()).toBe("#!/bin/bash\n");
  });

  it("is encoded with the lines that are added until synthesis", () => {
    const { json } = synthesise((stack) => {
      const userData = new UserData("echo ${HOME}");
      stack.addOverride("locals.script", userData.renderBase64());
      userData.addCommands("echo late");
    });
    const script = Buffer.from(String(json.locals?.script), "base64").toString();
    expect(script).toBe("#!/bin/bash\necho ${HOME}\necho late\n");
  });

  it("is encoded by Terraform when a line holds what only Terraform knows", () => {
    const { json } = synthesise((stack) => {
      const { stringValue } = new TerraformVariable(stack, "file_system", {});
      stack.addOverride("locals.script", new UserData(`mount "${stringValue}" \${DIR}`).renderBase64());
    });
    expect(json.locals?.script).toBe('${base64encode("#!/bin/bash\\nmount \\"${var.file_system}\\" \\u0024{DIR}\\n")}');
  });
});
