import type { Volume } from "../model/volume";
import { type Account, dropped, eachKey } from "./account";

/** A volume of the application: a directory in EFS. */
export function translateVolume(volume: Volume, account: Account, used: boolean): void {
  eachKey(volume, account, {
    name: dropped("The directory is called after the volume's key."),
    driver(driver, own) {
      if (driver === "local" || driver === "default") own.mapped("A directory in EFS.");
      else if (used)
        own.refused(`There are no volumes of the driver ${driver}.`, "Leave the driver out: the volume lies in EFS.");
      else own.dropped("No service mounts the volume.");
    },
    driver_opts(options, own) {
      if (Object.keys(options).length === 0 || !used) own.dropped("They say nothing of a volume in EFS.");
      else
        own.refused(
          "They say where the files are, and in EFS they are not there.",
          "Leave them out, and copy the files to the new volume.",
        );
    },
    external(external, own) {
      if (!external) own.mapped("The volume is the application's own.");
      else if (!used) own.dropped("No service mounts the volume.");
      else
        own.refused(
          "A volume of Docker's that exists has no files at AWS.",
          "Make it the application's own, without external, and copy the files there.",
        );
    },
    labels: dropped("They are for Docker's own tools."),
  });
}
