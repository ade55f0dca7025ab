import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The absolute path of a file of this project, found from here upwards: the built server sits in another folder
 * than the sources it was made of.
 *
 * @throws when no folder above holds it.
 */
export function findProjectFile(relativePath: string): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const file = path.join(folder, relativePath);
    if (existsSync(file)) return file;
    if (folder === path.dirname(folder)) {
      throw new Error(`${relativePath} is missing: deploy the whole project folder, not only build/.`);
    }
  }
}
