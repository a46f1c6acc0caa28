/** Builds a documentation page with Sphinx, as its authors do. */
import { execFile } from "node:child_process";
import { cp, mkdir, rm, stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The version that the page is built with; it is installed from PyPI at the first use. */
const sphinxVersion = "8.2.3";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** A virtual environment outside the sources, which `make clean` removes. */
const environment = here("../../build/sphinx");
const output = here("../../build/documentation");

/**
 * Builds documentation/ with a given piece of configuration.
 * @param configuration lines of conf.py
 * @returns the folder of the built pages
 * @throws where Python 3 is missing or Sphinx cannot be installed; the test that needs it then fails and says so
 */
export async function buildDocumentation(configuration: string): Promise<string> {
  await installSphinx();
  const source = `${output}/source`;
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  await cp(here("../documentation"), source, { recursive: true });
  await writeFile(`${source}/conf.py`, `project = "Charm"\nhtml_copy_source = False\n${configuration}\n`);
  await run(`${environment}/bin/python`, [
    "-m",
    "sphinx",
    "-q",
    "-W",
    "-b",
    "html",
    source,
    `${output}/html`,
  ]);
  return `${output}/html`;
}

/** Installs Sphinx unless an earlier run did. */
async function installSphinx(): Promise<void> {
  const done = `${environment}/installed-${sphinxVersion}`;
  if (await exists(done)) return;
  await run("python3", ["-m", "venv", environment]).catch((error: Error) => {
    throw new Error(
      `This test needs python3 with its venv module to build a page with Sphinx: ${error.message}`,
    );
  });
  await run(`${environment}/bin/python`, ["-m", "pip", "install", "--quiet", `sphinx==${sphinxVersion}`]);
  await writeFile(done, "");
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
