import { UserData } from "./user-data";

/** The PowerShell script that a Windows instance runs at its first start. */
export class WindowsUserData extends UserData {
  /** The script, between the tags by which Windows finds it: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
  override render(): string {
    return `${["<powershell>", ...this.lines, "</powershell>"].join("\n")}\n`;
  }
}
