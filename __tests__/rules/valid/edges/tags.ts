import { list, long } from "../edge";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html: 50 tags, 128 characters in a key and 256 in a value. */
export const TAGS: readonly Readonly<Record<string, string>>[] = [
  {},
  { a: "" },
  { [long(128)]: long(256) },
  { "a b+c-d=e.f_g:h/i@j": "a b+c-d=e.f_g:h/i@j" },
  { 名前: "値" },
  { Aws: "aws", "my:aws:tag": "x", awsome: "aws" },
  Object.fromEntries(list(50, (i) => [`key${i}`, `value${i}`])),
];
