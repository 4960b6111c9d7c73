// Bundles src/*.ts and src/*.css, an entry point each, into the folder given: node build.mjs FOLDER
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

const [target] = process.argv.slice(2);
if (!target) throw new Error("usage: node build.mjs FOLDER");
// Made beside the old one and put in its place when it is complete: a service may be running.
const outdir = `${target}.new`;

const sources = (await readdir("src")).filter((name) => /(?<!\.d)\.ts$|\.css$/.test(name)).sort();
await rm(outdir, { recursive: true, force: true });
await mkdir(outdir, { recursive: true });
const { metafile } = await build({
  entryPoints: sources.map((name) => join("src", name)),
  outdir,
  bundle: true,
  splitting: true, // What two pages share is a file of its own; a page with a graph does not load the editor.
  format: "esm",
  target: "es2022",
  minify: true,
  metafile: true,
  legalComments: "none", // licenses.txt has them whole.
  loader: { ".svg": "dataurl", ".woff": "file", ".woff2": "file" },
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});

/** The name and version of a package, with the text of its licence. */
async function licence(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^(licen[sc]e|copying)/i.test(entry));
  const text = file ? await readFile(join(folder, file), "utf8") : `Licence: ${license}\n`;
  return `${name} ${version}\n\n${text.trim()}\n`;
}

// Some packages come with what they need bundled into them, so every package that may be in the bundle is named.
const { packages } = JSON.parse(await readFile("package-lock.json", "utf8"));
const shipped = Object.entries(packages)
  .filter(([folder, entry]) => folder && !entry.dev && !entry.optional && !folder.endsWith("/esbuild"))
  .map(([folder]) => folder);
const licences = await Promise.all(shipped.sort().map(licence));
await writeFile(join(outdir, "licenses.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));

// What an entry point needs at once is named in the page's head: a browser need not read the one to ask for the others.
const needs = {};
for (const [path, { entryPoint, imports }] of Object.entries(metafile.outputs)) {
  if (!entryPoint || !path.endsWith(".js")) continue;
  const atOnce = imports.filter(({ kind }) => kind === "import-statement");
  needs[basename(path)] = atOnce.map((needed) => basename(needed.path)).sort();
}
await writeFile(join(outdir, "needs.json"), `${JSON.stringify(needs, null, 2)}\n`);

// The service tells versions of a file apart by these hashes.
const manifest = {};
for (const path of Object.keys(metafile.outputs).sort()) {
  const content = await readFile(path);
  manifest[basename(path)] = createHash("sha256").update(content).digest("hex").slice(0, 16);
}
await writeFile(join(outdir, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
await rm(target, { recursive: true, force: true });
await rename(outdir, target);
