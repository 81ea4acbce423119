import { remembered } from "../remembered";
import { findLauncher, type Launcher } from "./launch-command";
import { thisMachine } from "./machine";

/** How the emulator is started on this machine, or why it cannot be. */
export function launcher(): Launcher | { readonly missing: string } {
  return remembered("emulator", () => findLauncher(thisMachine));
}
