// Bundles the examples into built/.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
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

await build({
  entryPoints: { react: 'react/shop.tsx', vue: 'vue/shop.ts', svelte: 'svelte/shop.ts', angular: 'angular/shop.ts' },
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
  plugins: [svelte],
  logLevel: 'warning',
});
