// Bundles the examples into built/.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { transformAsync } from '@babel/core';
import { build, transform } from 'esbuild';
import { compile } from 'svelte/compiler';

const svelte = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, 'utf8'), { filename: path, generate: 'client' });
      return { contents: js.code, loader: 'js' };
    });
  },
};

// Solid compiles JSX by itself.
const solid = {
  name: 'solid',
  setup({ onLoad }) {
    onLoad({ filter: /solid\/.*\.tsx$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'tsx', jsx: 'preserve' });
      const contents = (await transformAsync(code, { presets: ['solid'], configFile: false })).code;
      return { contents, loader: 'js' };
    });
  },
};

const shops = { react: 'tsx', preact: 'tsx', solid: 'tsx', vue: 'ts', svelte: 'ts', angular: 'ts' };

const options = {
  bundle: true,
  jsx: 'automatic',
  minify: true,
  keepNames: true,
  define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  logLevel: 'warning',
};

await build({
  ...options,
  entryPoints: Object.fromEntries(Object.entries(shops).map(([name, kind]) => [name, `${name}/shop.${kind}`])),
  format: 'esm',
  outdir: 'built',
  conditions: ['browser', 'production'],
  mainFields: ['browser', 'module', 'main'],
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  plugins: [svelte, solid],
});

// React on the server: its page is rendered here, as a server would for each customer.
await build({ ...options, entryPoints: ['react-server/browser.tsx'], format: 'esm', outfile: 'built/react-server.js' });
await build({ ...options, entryPoints: ['react-server/server.tsx'], platform: 'node', format: 'cjs', outfile: 'built/react-server.cjs' });
const { html } = createRequire(import.meta.url)('./built/react-server.cjs');
const page = await readFile('react-server/index.html', 'utf8');
await writeFile('built/react-server.html', page.replace('<!-- the page of server.tsx -->', html));
