import type { Account } from "./account";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html */
const KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
const MOST = 40;

/** Adds the labels of a service, not of its containers, to tags. */
export function translateTags(
  tags: Record<string, string>,
  labels: Readonly<Record<string, string>>,
  account: Account,
): void {
  for (const [key, value] of Object.entries(labels)) {
    const own = account.at(key);
    if (!KEY.test(key) || !VALUE.test(value) || Object.keys(tags).length >= MOST) {
      own.dropped("AWS takes no such tag, and nothing at AWS would read it.");
    } else {
      tags[key] = value;
      own.mapped("A tag of the service.");
    }
  }
}
