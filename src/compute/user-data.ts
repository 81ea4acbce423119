import { base64Template } from "../core/template";

/** The shell script that a Linux instance runs at its first start. */
export class UserData {
  protected readonly lines: string[] = [];

  constructor(...lines: string[]) {
    this.addCommands(...lines);
  }

  /** Adds lines at the end. Tokens may be in them. */
  addCommands(...lines: string[]): void {
    this.lines.push(...lines);
  }

  /** The script, after the line that names the shell. */
  render(): string {
    return `${["#!/bin/bash", ...this.lines].join("\n")}\n`;
  }

  /** The script as a launch template takes it, with the lines that are added until the stack is synthesised. */
  renderBase64(): string {
    return base64Template(() => this.render());
  }
}
