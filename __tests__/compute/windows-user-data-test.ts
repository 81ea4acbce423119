import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { TerraformVariable } from "cdktf";
import { WindowsUserData } from "../../src/compute/windows-user-data";
import { synthesiseFully } from "../support/synth";

describe("the user data of a Windows instance", () => {
  it("is a script of PowerShell between its tags, line by line", () => {
    expect(new WindowsUserData("Write-Host 1", "Write-Host 2").render()).toBe(
      "<powershell>\nWrite-Host 1\nWrite-Host 2\n</powershell>\n",
    );
  });

  it("takes more lines until the stack is synthesised", () => {
    const stack = synthesiseFully((scope) => {
      const userData = new WindowsUserData("Write-Host 1");
      new LaunchTemplate(scope, "windows", { userData: userData.renderBase64() });
      userData.addCommands("Write-Host 2");
    });
    const { user_data } = stack.resource("aws_launch_template", "windows");
    expect(Buffer.from(String(user_data), "base64").toString()).toBe(
      "<powershell>\nWrite-Host 1\nWrite-Host 2\n</powershell>\n",
    );
  });

  it("leaves to Terraform what only Terraform knows, and keeps quotes and PowerShell's own variables", () => {
    const stack = synthesiseFully((scope) => {
      const name = new TerraformVariable(scope, "name", { type: "string" });
      const userData = new WindowsUserData(`Write-Host "\${env:PATH}" '${name.stringValue}' C:\\ecs`);
      new LaunchTemplate(scope, "windows", { userData: userData.renderBase64() });
    });
    expect(stack.resource("aws_launch_template", "windows").user_data).toBe(
      '${base64encode("<powershell>\\nWrite-Host \\"\\u0024{env:PATH}\\" \'${var.name}\' C:\\\\ecs\\n</powershell>\\n")}',
    );
  });
});
