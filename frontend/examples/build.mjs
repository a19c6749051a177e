// Bundles the examples into built/.
import { readFile } from 'node:fs/promises';
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

await build({
  entryPoints: Object.fromEntries(Object.entries(shops).map(([name, kind]) => [name, `${name}/shop.${kind}`])),
  bundle: true,
  format: 'esm',
  outdir: 'built',
  jsx: 'automatic',
  minify: true,
  keepNames: true,
  conditions: ['browser', 'production'],
  mainFields: ['browser', 'module', 'main'],
  define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  plugins: [svelte, solid],
  logLevel: 'warning',
});
