/** The records that this browser keeps, and how damaged or newer ones are read. */

import type { Files } from "../engine/protocol";
import { isObject } from "./json";
import { limits } from "./limits";

/** The format version of the records that this page writes. It also reads records without one. */
export const recordFormat = 1;

/** A project in the store. */
export interface KeptProject {
  readonly id: string;
  readonly files: Files;
  readonly activeFile: string;
  readonly experimental: boolean;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Counts the changes of the project; a higher number is newer. */
  readonly version: number;
  /** The identity of the visit that kept it. */
  readonly writer: string;
  /** Whether the user changed anything in it or brought it along. */
  readonly touched: boolean;
  readonly format: number;
}

/** An earlier state of a project. */
export interface KeptState {
  /** The key that the store assigns. */
  readonly id?: number;
  /** The identity of the project. */
  readonly project: string;
  readonly files: Files;
  /** The step that came next: "example 'Flask with S3'", or "typing". */
  readonly label: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** A record that this page cannot read, left as it is. */
export interface Unreadable {
  readonly kind: "damaged" | "newer";
  readonly value: unknown;
}

/** The outcome of reading a value: a record, one from a newer version of the page, or a damaged one. */
export type Read<T> =
  | { readonly kind: "record"; readonly record: T }
  | { readonly kind: "newer" }
  | { readonly kind: "damaged" };

const damaged = { kind: "damaged" } as const;

/** Whether a value is a project folder: texts by path, and no more of them than a project may have. */
function isFolder(value: unknown): value is Files {
  if (!isObject(value)) return false;
  const texts = Object.values(value);
  return texts.length <= limits.files && texts.every((text) => typeof text === "string");
}

/** The value if it is a number, otherwise the default. */
function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}

/** Whether a record was written by a newer version of the page, whose fields may mean something else. */
function isNewer(value: Readonly<Record<string, unknown>>): boolean {
  return numberOr(value.format, 0) > recordFormat;
}

/** Reads a kept project. Fields that older versions of the page did not write get a default. */
export function readProject(value: unknown): Read<KeptProject> {
  if (!isObject(value)) return damaged;
  if (isNewer(value)) return { kind: "newer" };
  const { id, files, activeFile, writer } = value;
  if (typeof id !== "string" || !isFolder(files)) return damaged;
  const record = {
    id,
    files,
    activeFile: typeof activeFile === "string" ? activeFile : "",
    experimental: value.experimental === true,
    time: numberOr(value.time, 0),
    version: numberOr(value.version, 0),
    writer: typeof writer === "string" ? writer : "",
    touched: value.touched !== false,
    format: recordFormat,
  };
  return { kind: "record", record };
}

/** Reads a kept earlier state. */
export function readState(value: unknown): Read<KeptState> {
  if (!isObject(value)) return damaged;
  if (isNewer(value)) return { kind: "newer" };
  const { id, project, files, label } = value;
  if (!isFolder(files)) return damaged;
  const record = {
    ...(typeof id === "number" && { id }),
    project: typeof project === "string" ? project : "",
    files,
    label: typeof label === "string" ? label : "a change",
    time: numberOr(value.time, 0),
  };
  return { kind: "record", record };
}

/** Whether one state of a project is newer than another: by version, and by time if the versions are equal. */
export function isNewerThan(a: KeptProject, b: KeptProject): boolean {
  return a.version === b.version ? a.time > b.time : a.version > b.version;
}
