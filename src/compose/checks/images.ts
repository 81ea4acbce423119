import { MissingImageError } from "../errors";
import { type Checked, report, servicesOf } from "./check";

/** A service needs an image, or what one is built from. */
export function checkImages(checked: Checked): void {
  for (const { service, path } of servicesOf(checked)) {
    if (ORIGINS.some((key) => service[key] !== undefined || checked.isWritten([...path, key]))) continue;
    const allowed = "image or build";
    report(checked, MissingImageError, {
      path: [...path, "image"],
      got: undefined,
      allowed,
      fix: "Add one of the two.",
    });
  }
}

const ORIGINS = ["image", "build", "provider"] as const;
